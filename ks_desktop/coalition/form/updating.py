"""The review of a newer list of municipalities: what of it is kept, and what those that ended are part of now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Municipality
from ks_desktop.coalition.domain.updating import MunicipalityUpdate
from ks_desktop.coalition.wording.days import day_words
from ks_desktop.coalition.wording.municipalities import codes_typed, names_of
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.errors import each as every
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import DateField, Field, LineField, Option, TicksField
from ks_desktop.widgets.form import Form, FormSection

_ENDED: Final = "ended"


class UpdateForm(Form):
    """What the list says otherwise, each with a tick; all ticked as it begins."""

    def __init__(self, update: MunicipalityUpdate, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what the list says otherwise, and what tells today."""
        self.update_shown = update
        texts = {
            "new": [(each, f"{each.name} ({each.code})") for each in update.new],
            "renamed": [
                (each, _("{before} is called {name} now", before=update.before[each.code], name=each.name))
                for each in update.renamed
            ],
            _ENDED: [(each, _ended_text(each, update)) for each in update.ended],
        }
        headings = {"new": N_("New municipalities"), "renamed": N_("Other names"), _ENDED: N_("No more")}
        counts_from = DateField("counts_from", N_("This list counts from"), today)
        sections = [FormSection("", [counts_from])]
        for part, lines in texts.items():
            options = [Option(each.code, text) for each, text in lines]
            fields: list[Field] = [TicksField(part, N_("Take over"), options, columns=1)] if options else []
            fields += [
                LineField(f"part_of.{each.code}", _("What {name} is part of now", name=each.name))
                for each, _text in lines
                if part == _ENDED
            ]
            if fields:
                sections.append(FormSection(headings[part], fields))
        super().__init__(sections, parent)
        self.set_values({"counts_from": update.on})
        self.set_values({part: tuple(each.code for each, _text in lines) for part, lines in texts.items() if lines})
        self.set_values({f"part_of.{each.code}": _names(each, update) for each in update.ended})

    def chosen(self) -> tuple[Municipality, ...]:
        """Return what is kept of it.

        Raises:
            UserErrors: what one is part of now is not known: each names its field.
        """
        update, errors = self.update_shown, list[UserError]()
        ticked = {
            code for part in ("new", "renamed", _ENDED) if part in self.names() for code in self.field(part).raw()
        }
        new = {each.name.casefold(): each.code for each in update.new}
        found = [each for each in (*update.new, *update.renamed) if each.code in ticked]
        for each in update.ended:
            if each.code not in ticked:
                continue
            field = f"part_of.{each.code}"
            typed = str(self.field(field).raw()).strip()
            codes, wrong = ((new[typed.casefold()],), ()) if typed.casefold() in new else codes_typed(typed)
            if wrong:
                sentence = N_("{name} is not in the list of municipalities.")
                values = {"name": ", ".join(wrong)}
                errors.append(UserError(sentence, code="municipality", field=field, values=values))
            else:
                found.append(_part_of(each, codes))
        day = self._day(errors)
        if errors:
            raise UserErrors(errors)
        return tuple(_moved(each, update.on, day) for each in found)

    def _day(self, errors: list[UserError]) -> date:
        try:
            typed = self.field("counts_from").value()
        except UserError as error:
            errors += every(error)
            typed = None
        if not isinstance(typed, date) and not errors:
            sentence = N_("Fill in from which day this stands so.")
            errors.append(UserError(sentence, code="required", field="counts_from"))
        return typed if isinstance(typed, date) else self.update_shown.on


def _ended_text(municipality: Municipality, update: MunicipalityUpdate) -> str:
    if municipality.until is None or municipality.until == update.on:
        return _("{name} is not in the list any more", name=municipality.name)
    return _("{name} is no more from {day}", name=municipality.name, day=day_words(municipality.until))


def _moved(municipality: Municipality, listed: date, day: date) -> Municipality:
    """Return it as from another day than the list was taken to count from; days that the list itself names stay."""
    since = day if municipality.since == listed else municipality.since
    return replace(municipality, since=since, until=day if municipality.until == listed else municipality.until)


def _part_of(municipality: Municipality, codes: tuple[str, ...]) -> Municipality:
    return replace(municipality, succeeded_by=codes, is_own=True)


def _names(municipality: Municipality, update: MunicipalityUpdate) -> str:
    new = {each.code: each.name for each in update.new}
    return ", ".join(new.get(code) or names_of([code]) for code in municipality.succeeded_by)
