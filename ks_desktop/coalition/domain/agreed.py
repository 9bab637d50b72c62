"""What was agreed with a municipality besides terms and weeks: whom to call, who comes next, and what in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.coalition.domain.alliances import Alliance
from ks_desktop.coalition.domain.municipalities import Municipality
from ks_desktop.coalition.domain.terms import Terms
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

MOST_WORKING_DAYS: Final = 60
MOST_LINES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalContact:
    """Somebody who is called for something; the first of a list is called first.

    Attributes:
        about: for what; "" for everything.
        hours: when she can be reached, in words.
    """

    name: str
    about: str = ""
    function: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""

    def __post_init__(self) -> None:
        """Refuse a contact nobody could call.

        Raises:
            UserError: no name or function, or no way to reach her.
        """
        if not (self.name.strip() or self.function.strip()):
            raise UserError(N_("Fill in a name or a function: who is called?"), code="required", field="name")
        if not (self.phone.strip() or self.email.strip()):
            raise UserError(N_("Fill in a phone number or an e-mail address."), code="required", field="phone")


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationStep:
    """Who comes next when nothing happens.

    Attributes:
        after_days: working days without an answer.
        who: who is called then.
        words: how, or what is asked.
    """

    after_days: int
    who: str
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse a step that says nothing.

        Raises:
            UserError: nobody is named, or the number is not 0 to 60.
        """
        if not 0 <= self.after_days <= MOST_WORKING_DAYS:
            raise UserError(N_("Choose 0 to 60 working days."), code="working_days", field="after_days")
        if not self.who.strip():
            raise UserError(N_("Fill in who is called then."), code="required", field="who")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedWords:
    """One agreement in words.

    Attributes:
        text: what was agreed.
        until: the last day on which it counts, that day included; None: until further notice.
        source: with whom, or where it stands.
    """

    text: str
    until: date | None = None
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse an agreement without words.

        Raises:
            UserError: it has none.
        """
        if not self.text.strip():
            raise UserError(N_("Write what was agreed."), code="required", field="text")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalAgreements:
    """What was agreed with one municipality, from a day on, in place of what stood before; that stays readable.

    Attributes:
        municipality: CBS code.
        valid_from: the first day on which this counts.
        contacts: whom to call, in the order in which they are called.
        escalation: who comes next, in the order of the days.
        words: agreements in words.
        source: where all this comes from.
        version: 0 when it is new.
    """

    municipality: str
    valid_from: date
    contacts: tuple[LocalContact, ...] = ()
    escalation: tuple[EscalationStep, ...] = ()
    words: tuple[AgreedWords, ...] = ()
    source: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Keep the steps in the order of their days.

        Raises:
            UserError: there are more lines than a sheet can hold, or words that end before they begin.
        """
        for name in ("contacts", "escalation", "words"):
            if len(getattr(self, name)) > MOST_LINES:
                sentence = N_("At most {most} lines: put together what belongs together.")
                raise UserError(sentence, code="too_many", field=name, values={"most": MOST_LINES})
        if any(each.until is not None and each.until < self.valid_from for each in self.words):
            sentence = N_("An agreement ends before it begins: look at both days.")
            raise UserError(sentence, code="period", field="words")
        in_order = tuple(sorted(self.escalation, key=lambda step: step.after_days))
        object.__setattr__(self, "escalation", in_order)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is agreed (any more)."""
        return not (self.contacts or self.escalation or self.words)

    def words_on(self, day: date) -> tuple[AgreedWords, ...]:
        """Return what counts in words on a day."""
        return tuple(each for each in self.words if each.until is None or day <= each.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedOn:
    """All that held with one municipality on one day.

    Attributes:
        municipality: the one that was asked for, also when it is no more.
        now: what it is or is part of on that day.
        before: those that became it, the last ended first.
        day: the day.
        terms: working days and weeks, its own, else the default.
        alliances: the local coalitions that work there, by name; none is known when it is empty.
        local: whom to call and what was agreed in words; None when nothing was.
    """

    municipality: Municipality
    now: tuple[Municipality, ...]
    before: tuple[Municipality, ...]
    day: date
    terms: Terms
    alliances: tuple[Alliance, ...] = ()
    local: LocalAgreements | None = None


def holding(states: Iterable[LocalAgreements], on: date) -> dict[str, LocalAgreements]:
    """Return what holds on a day, by municipality: of each the newest that had begun."""
    found: dict[str, LocalAgreements] = {}
    for each in sorted(states, key=lambda one: one.valid_from):
        if each.valid_from <= on:
            found[each.municipality] = each
    return found
