"""The form for closing a case: the reason; of a pregnancy that ended nothing more needs to be said."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.clients.domain import CloseReason, ClosingReason
from ks_desktop.clients.service import Clients
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.letters.domain import LetterState
from ks_desktop.onward.domain import still_open
from ks_desktop.visits.domain import AppointmentState
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, NoteField, Option, TicksField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.theme import Tone

CLOSE_FORM: Final = "close"  # the name of its drafts; their subject is the case
_OFFER: Final = "offer"
_UNSENT: Final = frozenset({LetterState.DRAFT, LetterState.FINAL})
_ALWAYS: Final = N_("Planned visits are cancelled and drafts withdrawn. You can undo this.")
_THIRTY_DAYS: Final = N_("This can be taken back for 30 days.")
_REMINDERS: Final = N_("all reminders")


class CloseForm(CaseForm):
    """Asks why, in the organisation's own words.

    Attributes:
        feedback_wanted: A referrer must hear how it went first.
    """

    feedback_wanted = Signal()

    def __init__(self, desk: Desk, clients: Clients, parent: QWidget | None = None) -> None:
        super().__init__(desk, _form(desk), word=CLOSE_FORM, save=N_("Close the case"), parent=parent)
        self._clients = clients
        self._page: CasePage | None = None
        self._reasons: dict[str, ClosingReason] = {}
        self.reason = self.form.field("reason")
        assert isinstance(self.reason, ChoiceField)  # noqa: S101 - `_form` made it
        self._choice = self.reason
        self.reason.edited.connect(self._on_reason)

    def show_case(self, page: CasePage, *, preset: CloseReason | None = None) -> None:
        """Ask about this case; `preset` is the kind of reason that is chosen already."""
        self._page = page
        self._reasons = {reason.key: reason for reason in page.close_reasons}
        self._choice.offer(Option(reason.key, reason.label) for reason in page.close_reasons)
        wanted = next((each.key for each in page.close_reasons if preset is not None and each.kind is preset), "")
        self.begin(str(page.case.id), "", {"reason": wanted})
        self._on_reason()

    def kind(self) -> CloseReason | None:
        """Return the kind of the reason that is chosen, None while none is."""
        found = self._reasons.get(str(self.reason.value()))
        return found.kind if found is not None else None

    @Slot()
    def _on_reason(self) -> None:
        """Show what belongs to the reason that is chosen, and say what will happen."""
        if self._page is None:
            return
        kind, chosen = self.kind(), self._reasons.get(str(self.reason.value()))
        is_quiet = kind is not None and kind.is_quiet
        self.form.field("note").setVisible(chosen is not None and chosen.asks_note)
        for name in ("ended_on", "told_by"):
            self.form.field(name).setVisible(is_quiet)
        self.form.field("call").setVisible(kind is CloseReason.PREGNANCY_ENDED)
        self.heading.setText(what_goes(self._page) if is_quiet else what_is_open(self._page))
        self._tell_who_waits(self._page, is_quiet=is_quiet)

    def _tell_who_waits(self, page: CasePage, *, is_quiet: bool) -> None:
        who = [each.referrer for each in page.facts.owed()] + [each.who for each in page.owed if each.why.is_again]
        waiting = "" if is_quiet else "; ".join(dict.fromkeys(name for name in who if name))
        if not waiting:
            self.status.tell("")
            return
        self.status.tell(_("Must still hear how it went: {who}.", who=waiting), Tone.ATTENTION)
        self.status.offer(N_("Give feedback first"), self.feedback_wanted.emit)

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._page is not None  # noqa: S101 - shown with a case only
        case_id, actor = self._page.case.id, self._desk.actor
        reason = self._reasons.get(str(values["reason"]))
        if reason is None:
            raise UserErrors([UserError(N_("Choose a reason."), code="required", field="reason")])
        note = str(values["note"]).strip()
        if reason.asks_note and not note:
            raise UserErrors([UserError(N_("Write in a few words why."), code="required", field="note")])
        if not reason.kind.is_quiet:
            return partial(self._clients.close_case, case_id, reason.key, note=note, actor=actor)
        ended_on = values["ended_on"]
        return partial(
            self._clients.endings.end,
            case_id,
            reason.key,
            ended_on=ended_on if isinstance(ended_on, date) else None,
            told_by=str(values["told_by"]),
            note=note,
            offer_call=values["call"] == (_OFFER,),
            actor=actor,
        )


def what_is_open(page: CasePage) -> str:
    """Return what is still open of the help that was asked for her, and what closing does."""
    hers = still_open(page.onward)
    running = sum(each.is_open for each in hers)
    nothing = len(hers) - running
    parts = [
        n_("{count} referral for help is still open.", "{count} referrals for help are still open.", running)
        if running
        else "",
        n_(
            "{count} referral came to nothing, with nothing in its place.",
            "{count} referrals came to nothing, with nothing in their place.",
            nothing,
        )
        if nothing
        else "",
        _(_ALWAYS),
    ]
    return " ".join(part for part in parts if part)


def what_goes(page: CasePage) -> str:
    """Return what a quiet closing takes away, in one calm sentence, and how long it can be taken back."""
    visits = sum(
        visit.state is AppointmentState.BOOKED and visit.starts_at > page.now for visit in page.facts.appointments
    )
    letters = sum(letter.state in _UNSENT for letter in page.letters)
    parts = [
        n_("{count} appointment", "{count} appointments", visits) if visits else "",
        n_("{count} letter", "{count} letters", letters) if letters else "",
        _(_REMINDERS),
    ]
    *first, last = [part for part in parts if part]
    if not first:
        return " ".join((_("All reminders fall away."), _(_THIRTY_DAYS)))
    falls = _("{first} and {last} fall away.", first=", ".join(first), last=last)
    return " ".join((falls, _(_THIRTY_DAYS)))


def _form(desk: Desk) -> Form:
    reason = ChoiceField("reason", N_("Why does this case close?"), [], as_list=True)
    reason.reserve_lines(0)
    note = NoteField("note", N_("In a few words"))
    ended_on = DateField("ended_on", N_("On which day, if you know it"), desk.clock.today, lean=Lean.PAST)
    told_by = LineField("told_by", N_("Who told it, if you want to write that"))
    offer = Option(_OFFER, N_("Offer a call by a colleague who knew her"))
    call = TicksField("call", "", [offer])
    call.reserve_lines(0)
    return Form((FormSection(N_("Close the case"), (reason, note, (ended_on, told_by), call)),))
