"""Local coalitions: which municipalities, who coordinates, what they planned; each state from a day on.

What is written in plans and goals is told and printed; nothing is ever counted with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AllianceId, OrganisationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinator:
    """Who coordinates, and how she is reached; empty where nobody knows."""

    name: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """What a coalition means to do.

    Attributes:
        title: what it is called; "" when no plan is known.
        since: its first day.
        until: its last day, that day included.
        kept_at: where it lies: a page, a folder, somebody who has it.
        goals: what it says, in some lines.
        checked_on: when somebody last looked whether this is still so.
        checked_by: who did.
    """

    title: str = ""
    since: date | None = None
    until: date | None = None
    kept_at: str = ""
    goals: str = ""
    checked_on: date | None = None
    checked_by: str = ""

    def __post_init__(self) -> None:
        """Refuse a plan that ends before it begins.

        Raises:
            UserError: it does.
        """
        if self.since is not None and self.until is not None and self.until < self.since:
            raise UserError(N_("The plan ends before it begins: look at both days."), code="period", field="plan_until")

    def is_over(self, on: date) -> bool:
        """Tell whether its last day has passed."""
        return self.until is not None and self.until < on


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance:
    """A local coalition as it stands from a day on; a later state leaves the earlier ones as they were.

    Attributes:
        id: the same in each state.
        valid_from: the first day of this state.
        until: the first day on which the coalition was no more; None while it is there.
        municipalities: CBS codes, also of municipalities that are no more.
        partners: who takes part.
        version: of this state; 0 when it is new.
    """

    id: AllianceId
    name: str
    valid_from: date
    until: date | None = None
    municipalities: tuple[str, ...] = ()
    coordinator: Coordinator = field(default_factory=Coordinator)
    plan: ActionPlan = field(default_factory=ActionPlan)
    partners: tuple[OrganisationId, ...] = ()
    remark: str = ""
    source: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a coalition nobody could find again.

        Raises:
            UserError: it has no name, no municipality, or ends before this state begins.
        """
        if not self.name.strip():
            raise UserError(N_("Fill in the name of the coalition."), code="required", field="name")
        if not self.municipalities:
            sentence = N_("Choose at least one municipality: without one the coalition is found nowhere.")
            raise UserError(sentence, code="required", field="municipalities")
        if self.until is not None and self.until < self.valid_from:
            raise UserError(N_("It ends before it begins: look at both days."), code="period", field="until")

    def is_there(self, on: date) -> bool:
        """Tell whether this state counts on a day, as long as no later one does."""
        return self.valid_from <= on and (self.until is None or on < self.until)


def standing(states: Iterable[Alliance], on: date) -> tuple[Alliance, ...]:
    """Return the coalitions that are there on a day, by name, each in its newest state that had begun."""
    newest: dict[AllianceId, Alliance] = {}
    for each in states:
        known = newest.get(each.id)
        if each.valid_from <= on and (known is None or known.valid_from < each.valid_from):
            newest[each.id] = each
    return tuple(sorted((each for each in newest.values() if each.is_there(on)), key=lambda one: one.name.casefold()))


def claimed_twice(alliances: Iterable[Alliance]) -> dict[str, tuple[Alliance, ...]]:
    """Return the municipalities in which more than one of these works, with who does: allowed, but told."""
    found: dict[str, tuple[Alliance, ...]] = {}
    for each in alliances:
        for code in each.municipalities:
            found[code] = (*found.get(code, ()), each)
    return {code: those for code, those in found.items() if len(those) > 1}
