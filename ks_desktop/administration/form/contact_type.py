"""A kind of contact and the weeks in which it fits, as they are typed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import FIRST_VISIT, MODES, SECOND_VISIT, ContactType, ContactWindow
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.gestation import GestationalAge, WeekWindow
from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import AgeField, ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

_SHORT: Final = 5
_MODE_WORDS: Final = dict(zip(MODES, (N_("At her home"), N_("Elsewhere"), N_("By phone"), N_("By video")), strict=True))
_REFERRAL: Final = "referral"
_FOLLOWS: Final = {
    _REFERRAL: N_("The referral"),
    FIRST_VISIT: N_("The first visit"),
    SECOND_VISIT: N_("The second visit"),
}
_WEEKS: Final = ("earliest", "best_from", "best_until", "latest")
_NUMBERS: Final = ("term_days", "after_from", "after_until", "margin_days")


class ContactTypeForm(Form):
    """The form of one kind of contact."""

    def __init__(self) -> None:
        shown = [Option("no", N_("Offered")), Option("yes", N_("Hidden"))]
        follows = [Option(key, words) for key, words in _FOLLOWS.items()]
        modes = [Option(mode, words) for mode, words in _MODE_WORDS.items()]
        super().__init__(
            (
                FormSection(
                    N_("Kind of contact"),
                    (
                        LineField("name", N_("Name")),
                        (
                            LineField("minutes", N_("Minutes, without travel"), width=_SHORT),
                            ChoiceField("is_hidden", N_("In the lists"), shown),
                        ),
                        ChoiceField("mode", N_("How you usually meet"), modes),
                        ChoiceField("follows", N_("Comes after"), follows),
                    ),
                ),
            )
        )
        self.hands_in_at_end = True

    def show_record(self, kind: ContactType | None) -> None:
        """Show a kind of contact, or an empty form."""
        values: dict[str, object] = {"mode": MODES[0], "is_hidden": "no", "follows": _REFERRAL}
        if kind is not None:
            values = {
                "name": kind.name,
                "minutes": str(kind.minutes),
                "mode": kind.mode,
                "follows": kind.follows or _REFERRAL,
                "is_hidden": "yes" if kind.is_hidden else "no",
            }
        self.set_values(values)

    def read(self, before: ContactType) -> ContactType:
        """Return what stands in the form, over what it was.

        Raises:
            UserError: a number cannot be read, or it cannot be planned so.
        """
        values = self.values()
        return replace(
            before,
            name=str(values["name"]),
            minutes=number(str(values["minutes"]), "minutes"),
            mode=str(values["mode"]),
            follows=_follows(str(values["follows"]), before),
            is_hidden=values["is_hidden"] == "yes",
        )


def _follows(chosen: str, before: ContactType) -> str:
    if not chosen:  # it follows a kind of contact that is not among those that can be chosen
        return before.follows
    return "" if chosen == _REFERRAL else chosen


class ContactWindowForm(Form):
    """The form of the weeks of one kind of contact."""

    def __init__(self) -> None:
        self.term = LineField("term_days", N_("Within so many working days of the referral"), width=_SHORT)
        self.after = (
            LineField("after_from", N_("From so many weeks after the contact before"), width=_SHORT),
            LineField("after_until", N_("Until so many weeks after it"), width=_SHORT),
        )
        super().__init__(
            (
                FormSection(
                    N_("Weeks of pregnancy, such as 16+0"),
                    (
                        (AgeField("earliest", N_("Possible from")), AgeField("latest", N_("Possible until"))),
                        (AgeField("best_from", N_("Best from")), AgeField("best_until", N_("Best until"))),
                    ),
                ),
                FormSection(
                    N_("Term"),
                    (
                        self.term,
                        self.after,
                        LineField("margin_days", N_("Missed only so many days after the last week"), width=_SHORT),
                        LineField("source", N_("Where these numbers come from")),
                    ),
                ),
            )
        )
        self.hands_in_at_end = True

    def show_record(self, window: ContactWindow, *, follows: bool) -> None:
        """Show the weeks; a contact that follows another one has no term of its own."""
        self.term.setVisible(not follows)
        for field in self.after:
            field.setVisible(follows)
        weeks = {name: getattr(window.window, name) for name in _WEEKS}
        numbers = {name: str(getattr(window, name)) for name in _NUMBERS}
        self.set_values({**weeks, **numbers, "source": window.source})

    def read(self, municipality: str, contact_type: str, valid_from: date) -> ContactWindow:
        """Return the weeks that stand in the form, from a day on.

        Raises:
            UserErrors: each field that is empty or cannot be read; or a UserError when they do not fit together.
        """
        values = self.values()
        errors = [
            UserError(N_("Fill in a week, such as 16+0."), code="required", field=name)
            for name in _WEEKS
            if not isinstance(values[name], GestationalAge)
        ]
        numbers = {}
        for name in _NUMBERS:
            try:
                numbers[name] = number(str(values[name]), name)
            except UserError as error:
                errors.append(error)
        if errors:
            raise UserErrors(errors)
        return ContactWindow(
            municipality=municipality,
            contact_type=contact_type,
            valid_from=valid_from,
            window=_window([values[name] for name in _WEEKS]),
            source=str(values["source"]),
            term_days=numbers["term_days"],
            after_from=numbers["after_from"],
            after_until=numbers["after_until"],
            margin_days=numbers["margin_days"],
        )


def _window(weeks: Iterable[object]) -> WeekWindow:
    earliest, best_from, best_until, latest = (week for week in weeks if isinstance(week, GestationalAge))
    try:
        return WeekWindow(earliest=earliest, best_from=best_from, best_until=best_until, latest=latest)
    except UserError as error:
        raise UserError(error.message, code=error.code, field="earliest") from error


def number(typed: str, field: str) -> int:
    """Return a whole number as it is typed.

    Raises:
        UserError: it is none.
    """
    text = typed.strip()
    if not (text.isascii() and text.isdigit()):
        raise UserError(N_("Type a whole number."), code="number", field=field)
    return int(text)
