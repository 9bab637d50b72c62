"""What she wishes of a visit: hours, nurse, length, since when. Typed in one line, shown back in words."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.core.weekly_hours import read_hours, typed_hours
from ks_desktop.visits.domain import VisitWish
from ks_desktop.visits.page.case_form import Call, CaseForm, MadeAnew
from ks_desktop.visits.service.wishes import VisitWishes, WishChoices
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, HoursField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

WISHES_FORM: Final = "visit_wish"  # the name of its drafts; their subject is the case
_SHORT: Final = 6
_YES, _NO = "yes", "no"


class WishesForm(MadeAnew["WishFields"]):
    """The wishes of one woman."""

    def __init__(self, desk: Desk, wishes: VisitWishes, parent: QWidget | None = None) -> None:
        super().__init__(desk, "wishes_pane", parent)
        self._wishes = wishes
        self._name = ""

    def show_case(self, case_id: CaseId, name: str, contact_type: str = FIRST_VISIT) -> None:
        """Show what she wishes of a kind of contact."""
        self._name = name
        self.fetch(partial(self._wishes.choices, case_id, contact_type, actor=self._desk.actor), self._on_found)

    def _on_found(self, choices: WishChoices) -> None:
        form = WishFields(self._desk, self._wishes, choices, self)
        self.put(form)
        form.show_wish(self._name)


class WishFields(CaseForm):
    """The fields."""

    def __init__(self, desk: Desk, wishes: VisitWishes, choices: WishChoices, parent: QWidget | None = None) -> None:
        super().__init__(desk, _form(desk, choices), word=WISHES_FORM, save=N_("&Save her wishes"), parent=parent)
        self._wishes = wishes
        self._wish = choices.wish

    def show_wish(self, name: str) -> None:
        """Show what is stored, with what was typed before and not saved."""
        wish = self._wish
        self.begin(
            f"{wish.case_id}:{wish.contact_type}",
            _("{name}: what she asks for when a visit is planned.", name=name) if name else "",
            shown(wish),
        )

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        return partial(self._wishes.write, read_wish(values, self._wish), actor=self._desk.actor)


def _form(desk: Desk, choices: WishChoices) -> Form:
    nurses = [Option(str(user), name) for user, name in choices.nurses]
    fields = (
        HoursField("at_home", N_("When it suits her"), hint=N_("Such as: ma do 10-12, wo liever na 15")),
        ChoiceField("nurse", N_("Nurse she asks for"), nurses, as_list=True),
        LineField("minutes", N_("How many minutes"), hint=N_("Empty for the usual length"), width=_SHORT),
        DateField("not_before", N_("Not before"), desk.clock.today),
        ChoiceField(
            "interpreter",
            N_("An interpreter may come along"),
            [Option(_YES, N_("yes")), Option(_NO, N_("no"))],
        ),
        LineField("note", N_("What else she said")),
    )
    return Form((FormSection(N_("Her wishes"), fields),))


def shown(wish: VisitWish) -> dict[str, object]:
    """Return what stands in the form of a wish."""
    return {
        "at_home": typed_hours(wish.at_home),
        "nurse": str(wish.nurse) if wish.nurse else "",
        "minutes": str(wish.minutes) if wish.minutes else "",
        "not_before": wish.not_before,
        "interpreter": _YES if wish.may_use_interpreter else _NO,
        "note": wish.note,
    }


def read_wish(values: Mapping[str, object], before: VisitWish) -> VisitWish:
    """Return the wish that is filled in.

    Raises:
        UserError: hours or minutes are not understood; it names its field.
    """
    minutes, day = str(values["minutes"]).strip(), values["not_before"]
    try:
        length = int(minutes) if minutes else None
    except ValueError as error:
        raise UserError(N_("Type a whole number."), code="number", field="minutes") from error
    nurse = str(values["nurse"] or "")
    return VisitWish(
        case_id=before.case_id,
        contact_type=before.contact_type,
        at_home=read_hours(str(values["at_home"])),
        nurse=UserId(UUID(nurse)) if nurse else None,
        minutes=length,
        may_use_interpreter=values["interpreter"] != _NO,
        not_before=day if isinstance(day, date) else None,
        note=str(values["note"]),
        version=before.version,
    )
