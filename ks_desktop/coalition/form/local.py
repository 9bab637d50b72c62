"""The form of what was agreed with a municipality: whom to call, who comes next, and what in words.

Each line has its fields; an empty line is no line. The names of the fields are those that the service's errors name.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import AgreedWords, EscalationStep, LocalAgreements, LocalContact
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import DateField, Field, LineField, NoteField
from ks_desktop.widgets.form import Form, FormSection

PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "contacts": ("about", "name", "function", "phone", "email", "hours"),
    "escalation": ("after_days", "who", "words"),
    "words": ("text", "until", "source"),
}
_EMPTY_LINES: Final = 1
_MOST_DIGITS: Final = 3
_RECORDS: Final[Mapping[str, Callable[..., Any]]] = {
    "contacts": LocalContact,
    "escalation": EscalationStep,
    "words": AgreedWords,
}


def _contact(place: int, _today: Callable[[], date]) -> list[Field | list[Field]]:
    name = f"contacts.{place}."
    return [
        [
            LineField(f"{name}about", _("{number}. For what", number=place + 1), hint=N_("For example: urgent")),
            LineField(f"{name}name", N_("Name")),
            LineField(f"{name}function", N_("Function")),
        ],
        [
            LineField(f"{name}phone", N_("Phone")),
            LineField(f"{name}email", N_("E-mail")),
            LineField(f"{name}hours", N_("When")),
        ],
    ]


def _step(place: int, _today: Callable[[], date]) -> list[Field | list[Field]]:
    name = f"escalation.{place}."
    return [
        [
            LineField(f"{name}after_days", N_("After working days"), width=3),
            LineField(f"{name}who", N_("Who is called")),
            LineField(f"{name}words", N_("How")),
        ]
    ]


def _agreed(place: int, today: Callable[[], date]) -> list[Field | list[Field]]:
    name = f"words.{place}."
    return [
        NoteField(f"{name}text", _("{number}. What was agreed", number=place + 1)),
        [
            DateField(f"{name}until", N_("Up to and including"), today, hint=N_("Open: until further notice")),
            LineField(f"{name}source", N_("With whom, or where it stands")),
        ],
    ]


_FIELDS: Final[Mapping[str, Callable[[int, Callable[[], date]], list[Field | list[Field]]]]] = {
    "contacts": _contact,
    "escalation": _step,
    "words": _agreed,
}
_HEADINGS: Final[Mapping[str, str]] = {
    "contacts": N_("Whom to call, in this order"),
    "escalation": N_("Who comes next"),
    "words": N_("Agreements in words"),
}


class LocalForm(Form):
    """What was agreed, from a day on, with room for one line more of each."""

    def __init__(
        self, today: Callable[[], date], counts: Mapping[str, int] | None = None, parent: QWidget | None = None
    ) -> None:
        """Take what tells today, and how many lines each part has."""
        self.counts = {part: (counts or {}).get(part, _EMPTY_LINES) for part in PARTS}
        beginning = FormSection(
            N_("From when, and where this comes from"),
            [
                [
                    DateField("valid_from", N_("This counts from"), today),
                    LineField("source", N_("Where this comes from")),
                ]
            ],
        )
        sections = [
            FormSection(
                _HEADINGS[part],
                [field for place in range(count) for field in _FIELDS[part](place, today)],
            )
            for part, count in self.counts.items()
        ]
        super().__init__([beginning, *sections], parent)
        self.field("valid_from").set_required()

    def show_agreements(self, agreed: LocalAgreements) -> None:
        """Show what was agreed."""
        values: dict[str, object] = {"valid_from": agreed.valid_from, "source": agreed.source}
        for part, names in PARTS.items():
            for place, one in enumerate(getattr(agreed, part)):
                values |= {f"{part}.{place}.{name}": getattr(one, name) for name in names}
        self.set_values({name: "" if value is None else value for name, value in values.items()})

    def agreements(self, municipality: str, states: Mapping[date, LocalAgreements]) -> LocalAgreements:
        """Return what is typed, as a record that is checked further.

        Args:
            municipality: its code.
            states: what is stored by first day; one of the same day is corrected, else this is a new one.
        Raises:
            UserErrors: a field cannot be understood, or what is needed is missing; each names its field.
        """
        errors: list[UserError] = []
        first = self._day("valid_from", errors)
        if first is None and not errors:
            sentence = N_("Fill in from which day this stands so.")
            errors.append(UserError(sentence, code="required", field="valid_from"))
        lines = {part: tuple(self._lines(part, errors)) for part in PARTS}
        if errors or first is None:
            raise UserErrors(errors)
        stored = states.get(first)
        return LocalAgreements(
            municipality=municipality,
            valid_from=first,
            source=str(self.field("source").raw()),
            version=0 if stored is None else stored.version,
            **lines,
        )

    def _lines(self, part: str, errors: list[UserError]) -> list[Any]:
        found = []
        for place in range(self.counts[part]):
            start = f"{part}.{place}."
            texts = {name: str(self.field(start + name).raw()).strip() for name in PARTS[part]}
            if not any(texts.values()):
                continue
            try:
                found.append(_RECORDS[part](**(texts | self._others(part, start))))
            except UserError as error:
                errors += [_at(start, one) for one in each(error)]
        return found

    def _others(self, part: str, start: str) -> dict[str, object]:
        """Return what is no plain text of a line."""
        if part == "escalation":
            return {"after_days": _days(str(self.field(f"{start}after_days").raw()))}
        return {"until": self.field(f"{start}until").value()} if part == "words" else {}

    def _day(self, name: str, errors: list[UserError]) -> date | None:
        try:
            found = self.field(name).value()
        except UserError as error:
            errors += each(error)
            return None
        return found if isinstance(found, date) else None


def needed(agreed: LocalAgreements | None, content: Mapping[str, Any] | None = None) -> dict[str, int]:
    """Return how many lines each part needs: what is stored or was typed, and one more."""
    counts = {part: len(getattr(agreed, part)) if agreed is not None else 0 for part in PARTS}
    for name, raw in (content or {}).items():
        part, _dot, rest = name.partition(".")
        if raw and part in counts and rest:
            counts[part] = max(counts[part], int(rest.split(".")[0]) + 1)
    return {part: count + _EMPTY_LINES for part, count in counts.items()}


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise UserError(N_("Type a whole number."), code="number", field="after_days")
    return int(text.lstrip("0")[:_MOST_DIGITS] or "0")


def _at(start: str, error: UserError) -> UserError:
    field = error.field if error.field.startswith(start) else f"{start}{error.field}"
    return UserError(error.message, code=error.code, field=field, values=error.values)
