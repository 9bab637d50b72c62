"""The form about one try: what came of it, how, when it was, when again, and what follows when she was spoken to."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.errors import UserError
from ks_desktop.core.moments import read_next, read_past
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay, NextTry
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.visits.page.reaching.head import ReachHead
from ks_desktop.visits.planning.reaching import may_leave_message
from ks_desktop.visits.service.contacts import Contacts, ToReach, Tried
from ks_desktop.visits.wording import RESULTS, WAYS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, LineField, Option, YesNoField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.words import short_day

REACHING_FORM: Final = "contact_attempt"  # the name of its drafts; their subject is the case
_LINES: Final = 2
PLAN, DECLINED, NOTHING = "plan", "declined", "nothing"


class ReachFields(CaseForm):
    """The fields, under how she may be reached.

    Attributes:
        then: what follows when she was spoken to, as it was chosen on saving.
    """

    def __init__(
        self,
        desk: Desk,
        contacts: Contacts,
        found: ToReach,
        correcting: ContactAttempt | None = None,
        *,
        said_before: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk, _form(found, correcting), word=REACHING_FORM, save=_save_label(correcting), parent=parent
        )
        self._contacts, self._found, self._correcting = contacts, found, correcting
        self.then = ""
        self.head = ReachHead(found, said_before=said_before)
        self.box.insertWidget(self.box.indexOf(self.form), self.head)
        self.form.field("again").reserve_lines(_LINES)  # what was proposed, and why
        for name in ("result", "way"):
            self.form.field(name).edited.connect(self._arrange)
        self._arrange()

    def show_try(self) -> None:
        """Show the form with what was typed before and not saved; a try to be corrected as it is stored."""
        case_id, correcting = self._found.case.id, self._correcting
        if correcting is None:
            name = self._found.woman.name.full
            self.begin(str(case_id), _("{name}: how did the try to reach her go?", name=name), _new(self._found))
        else:
            self.begin(f"{case_id}:{correcting.id}", _("Correct this try."), _stored(correcting, self._found.now))
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Show only what belongs to what came of it."""
        result, way = str(self.form.field("result").value()), str(self.form.field("way").value())
        can_leave = bool(way) and may_leave_message(self._found.woman, ContactWay(way))
        is_again = result in {ContactResult.NOT_REACHED, ContactResult.LATER}
        self.form.field("left_message").setVisible(can_leave and way == ContactWay.PHONE and is_again)
        self.form.field("again").setVisible(is_again)
        self.form.field("then").setVisible(result == ContactResult.SPOKEN and self._correcting is None)
        self._explain_again(result)

    def _explain_again(self, result: str) -> None:
        field, found = self.form.field("again"), self._found
        proposed = typed_try(found.proposed)
        if result == ContactResult.LATER and field.raw() == proposed:
            field.set_value("")
        elif result == ContactResult.NOT_REACHED and not field.raw() and self._correcting is None:
            field.set_value(proposed)
        is_kept = bool(proposed) and field.raw() == proposed
        is_last = result == ContactResult.NOT_REACHED and found.proposed is None and self._correcting is None
        last = _("After this try she is written to, or what is safe in its place.") if is_last else ""
        field.show_note(found.proposed.why if is_kept and found.proposed else last)

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        tried = read_try(values, self._found)
        self.then = str(values["then"]) if tried.result is ContactResult.SPOKEN else ""
        actor, correcting = self._desk.actor, self._correcting
        if correcting is not None:
            return partial(self._contacts.correct, correcting.id, tried, actor=actor, version=correcting.version)
        return partial(self._contacts.record, self._found.case.id, tried, actor=actor)


def _save_label(correcting: ContactAttempt | None) -> str:
    return N_("&Save the try") if correcting is None else N_("&Save the correction")


def _form(found: ToReach, correcting: ContactAttempt | None) -> Form:
    results = [Option(result, label) for result, label in RESULTS.items()]
    offered = {*found.standing.ways, *([correcting.way] if correcting else [])}
    ways = [Option(way, label) for way, label in WAYS.items() if way in offered]
    result = ChoiceField("result", N_("What came of it?"), results)
    result.set_required()
    then = (
        Option(PLAN, N_("Plan a visit")),
        Option(DECLINED, N_("She does not want it")),
        Option(NOTHING, N_("Nothing now")),
    )
    fields = (
        (result, ChoiceField("way", N_("How?"), ways, as_list=True)),
        YesNoField("left_message", N_("Was a message left?")),
        ChoiceField("then", N_("And now?"), then),
        (
            LineField("at", N_("When was it?"), hint=N_("Empty for now; or: 16:10, gisteren 16:10")),
            LineField("again", N_("When again?"), hint=N_("Such as: +1, morgen, wo 15:30, wo na 15")),
        ),
        LineField("note", N_("Note")),
    )
    return Form((FormSection("", fields),))


def _new(found: ToReach) -> dict[str, object]:
    ways = found.standing.ways
    return {
        "result": "",
        "way": ways[0],
        "left_message": None,
        "then": PLAN,
        "at": "",
        "again": "",
        "note": "",
    }


def _stored(attempt: ContactAttempt, now: datetime) -> dict[str, object]:
    following = attempt.next_try
    is_ahead = following is not None and following.starts_at > now
    return {
        "result": attempt.result,
        "way": attempt.way,
        "left_message": attempt.left_message,
        "then": NOTHING,
        "at": f"{local_day(attempt.at):%d-%m-%Y} {local_time(attempt.at):%H:%M}",
        "again": typed_try(following) if is_ahead else "",
        "note": attempt.note,
    }


def typed_try(planned: NextTry | None) -> str:
    """Return a next try as it is typed: `wo 25-11 15:00-17:00`; `read_next` gives it back."""
    if planned is None:
        return ""
    day = planned.day
    weekday = short_day(day).partition(" ")[0].rstrip(".")
    return f"{weekday} {day:%d-%m-%Y} {planned.start:%H:%M}-{planned.end:%H:%M}"


def read_try(values: Mapping[str, object], found: ToReach) -> Tried:
    """Return the try that is filled in.

    Raises:
        UserError: nothing is chosen, or a time is not understood; it names its field.
    """
    if not values["result"]:
        raise UserError(N_("Choose what came of it."), code="required", field="result")
    result, way = ContactResult(str(values["result"])), ContactWay(str(values["way"] or ContactWay.REFERRER))
    at, again = str(values["at"]).strip(), str(values["again"]).strip()
    is_again = result is not ContactResult.SPOKEN and again
    return Tried(
        result=result,
        way=way,
        left_message=_left_words(values, result, way),
        note=str(values["note"]),
        at=read_past(at, found.now, field="at") if at else None,
        again=read_next(again, found.now, field="again") if is_again else None,
        why=found.proposed.why if found.proposed and again == typed_try(found.proposed) else "",
    )


def _left_words(values: Mapping[str, object], result: ContactResult, way: ContactWay) -> bool:
    if way in {ContactWay.TEXT, ContactWay.EMAIL, ContactWay.LETTER}:
        return True  # what is written stays behind
    return way is ContactWay.PHONE and bool(values["left_message"]) and result is not ContactResult.SPOKEN
