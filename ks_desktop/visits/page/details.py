"""How they meet at a visit that is planned: at home, elsewhere, by phone, by video; how long; who comes along."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, UserError, each
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import (
    Appointment,
    BookingState,
    Companion,
    CompanionKind,
    Details,
    Mode,
)
from ks_desktop.visits.page.case_form import Call, CaseForm, MadeAnew
from ks_desktop.visits.planning.conflict import ConflictError
from ks_desktop.visits.service.details import Choices, VisitDetails
from ks_desktop.visits.wording import BOOKINGS, MODES
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.tabbing import make_visible
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import brief_day, clock_time

DETAILS_FORM: Final = "visit_details"  # the name of its drafts; their subject is the appointment
PRESENT: Final = "present"
BY_PHONE: Final = "by_phone"
_SHORT: Final = 6
_ELSEWHERE: Final = ("location", "postcode")
_INTERPRETER: Final = ("interpreter_state", "interpreter_name", "reference")
_ARRANGED: Final = (BookingState.TO_BOOK, BookingState.ASKED, BookingState.BOOKED, BookingState.MOVED)


class VisitDetailsForm(MadeAnew["DetailsForm"]):
    """The form about one visit."""

    def __init__(self, desk: Desk, details: VisitDetails, parent: QWidget | None = None) -> None:
        super().__init__(desk, "visit_details_pane", parent)
        self._details = details

    def show_visit(self, visit: Appointment) -> None:
        """Show how they meet at a visit."""
        self.fetch(partial(self._details.choices, visit.id, actor=self._desk.actor), self._on_found)

    def _on_found(self, choices: Choices) -> None:
        form = DetailsForm(self._desk, self._details, choices, self)
        self.put(form)
        form.show_choices()


class DetailsForm(CaseForm):
    """The fields. What stands against it is told, and may be saved all the same where it can be."""

    def __init__(self, desk: Desk, details: VisitDetails, choices: Choices, parent: QWidget | None = None) -> None:
        self._choices = choices
        super().__init__(desk, _form(choices), word=DETAILS_FORM, save=N_("&Save this"), parent=parent)
        self._details = details
        self._seen: frozenset[str] = frozenset()
        self._asked: dict[str, object] = {}
        for name in ("mode", "interpreter"):
            self.form.field(name).edited.connect(self._show_what_counts)

    def show_choices(self) -> None:
        """Show the visit, with what was typed before and not saved."""
        visit = self._choices.visit
        day, time = brief_day(visit.day), clock_time(visit.start)
        self.begin(str(visit.id), _("Visit {code}, {day} {time}", code=visit.code, day=day, time=time), shown(visit))
        self._show_what_counts()

    @Slot()
    def _show_what_counts(self) -> None:
        values = self.form.values()
        for names, counts in (
            (_ELSEWHERE, values["mode"] == Mode.ELSEWHERE),
            (_INTERPRETER, bool(values["interpreter"])),
        ):
            for name in names:
                self.form.field(name).setVisible(counts)
        if values["interpreter"] and not values["interpreter_state"]:
            self.form.field("interpreter_state").set_value(BookingState.TO_BOOK)

    @override
    def _on_draft_found(self, draft: dict[str, object] | None) -> None:
        super()._on_draft_found(draft)
        self._show_what_counts()

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        visit = self._choices.visit
        wanted = read_details(values, visit)
        if values != self._asked:
            self._seen = frozenset()  # she saw what stood against something else
        self._asked = dict(values)
        return partial(
            self._details.change,
            visit.id,
            wanted,
            actor=self._desk.actor,
            version=visit.version,
            despite=self._seen,
        )

    @override
    def _on_failed(self, error: KsError) -> None:
        found = each(error) if isinstance(error, UserError) else ()
        told = [one for one in found if isinstance(one, ConflictError)]
        if not told or len(told) != len(found):
            super()._on_failed(error)
            return
        self._wait(saving=False)
        self.status.tell("\n".join(one.text() for one in told), Tone.ATTENTION)
        if not any(one.is_hard for one in told):
            self.status.offer(_("Save it all the same"), partial(self._save_knowing, {one.code for one in told}))
            self.status.button.setFocus()
        else:
            self.form.focus_first()
        make_visible(self.status)  # it stands above the form, and the button that was pressed under it

    def _save_knowing(self, codes: Collection[str]) -> None:
        self._seen = frozenset(codes)
        self.submit()


def _form(choices: Choices) -> Form:
    colleagues = [Option(str(user), name) for user, name in choices.colleagues]
    meeting = (
        ChoiceField("mode", N_("In which way"), [Option(mode, words) for mode, words in MODES.items()]),
        LineField("location", N_("Where, in words"), hint=N_("Such as a community centre")),
        LineField("postcode", N_("Postcode of that place"), hint=N_("For the travel time"), width=_SHORT + 2),
        LineField("minutes", N_("How many minutes"), hint=N_("5 to 480, in steps of 5"), width=_SHORT),
    )
    along = (
        ChoiceField(
            "colleague",
            N_("Colleague"),
            colleagues,
            hint=N_("Her own day is taken too"),
            as_list=True,
        ),
        ChoiceField(
            "interpreter",
            N_("Interpreter"),
            [Option(PRESENT, N_("in the room")), Option(BY_PHONE, N_("on the phone"))],
            as_list=True,
        ),
        ChoiceField(
            "interpreter_state",
            N_("How far is it"),
            [Option(state, BOOKINGS[state]) for state in _ARRANGED],
            as_list=True,
        ),
        LineField("interpreter_name", N_("By whom: interpreter or agency")),
        LineField("reference", N_("Booking number")),
        LineField("midwife", N_("Midwife: name or practice")),
        LineField("other", N_("Somebody else")),
    )
    return Form((FormSection(N_("How you meet"), meeting), FormSection(N_("Who comes along"), along)))


def shown(visit: Appointment) -> dict[str, object]:
    """Return what stands in the form of a visit."""
    interpreter = visit.interpreter
    return {
        "mode": visit.mode,
        "location": visit.location,
        "postcode": visit.postcode,
        "minutes": str(visit.minutes),
        "colleague": str(visit.colleagues[0]) if visit.colleagues else "",
        "interpreter": (BY_PHONE if interpreter.is_by_phone else PRESENT) if interpreter else "",
        "interpreter_state": interpreter.state if interpreter else "",
        "interpreter_name": interpreter.name if interpreter else "",
        "reference": interpreter.reference if interpreter else "",
        "midwife": _name(visit, CompanionKind.MIDWIFE),
        "other": _name(visit, CompanionKind.OTHER),
    }


def _name(visit: Appointment, kind: CompanionKind) -> str:
    return next((one.name for one in visit.companions if one.kind is kind), "")


def read_details(values: Mapping[str, object], visit: Appointment) -> Details:
    """Return how they meet as it stands in the form; who comes along and has no place in the form stays.

    Raises:
        UserError: a value is missing or wrong; it names its field.
    """
    typed = str(values["minutes"]).strip()
    if not typed.isdecimal():
        raise UserError(N_("Type a whole number."), code="number", field="minutes")
    try:
        companions = tuple(_companions(values, visit))
        mode = Mode(str(values["mode"])) if values["mode"] else visit.mode
        return Details(
            minutes=int(typed),
            mode=mode,
            location=str(values["location"]),
            postcode=str(values["postcode"]),
            companions=companions,
        )
    except UserError as error:
        raise _at_its_field(error) from error


def _at_its_field(error: UserError) -> UserError:
    if error.field != "companion_name":
        return error
    return UserError(error.message, code=error.code, field="interpreter_name", values=error.values)


def _companions(values: Mapping[str, object], visit: Appointment) -> Iterator[Companion]:
    known = {one.kind: one for one in reversed(visit.companions)}
    colleague = str(values["colleague"] or "")
    if colleague:
        yield _changed(known, CompanionKind.COLLEAGUE, user=UserId(UUID(colleague)))
    if values["interpreter"]:
        yield _changed(
            known,
            CompanionKind.INTERPRETER,
            is_by_phone=values["interpreter"] == BY_PHONE,
            state=BookingState(str(values["interpreter_state"] or BookingState.TO_BOOK)),
            name=str(values["interpreter_name"]).strip(),
            reference=str(values["reference"]).strip(),
        )
    for kind, name in ((CompanionKind.MIDWIFE, "midwife"), (CompanionKind.OTHER, "other")):
        typed = str(values[name]).strip()
        if typed:
            yield _changed(known, kind, name=typed)
    yield from (one for one in visit.companions if one is not known[one.kind])


def _changed(known: Mapping[CompanionKind, Companion], kind: CompanionKind, **values: Any) -> Companion:
    """Return who comes along, as the same companion where there is one of this kind."""
    found = known.get(kind)
    return replace(found, **values) if found else Companion(kind=kind, **values)
