"""A municipality as the page shows it: a line of the list, and its card. Plain records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ks_desktop.coalition.domain.agreed import AgreedOn, LocalAgreements
from ks_desktop.coalition.domain.alliances import Alliance
from ks_desktop.coalition.domain.municipalities import Municipality
from ks_desktop.coalition.domain.terms import Terms
from ks_desktop.core.values import AllianceId, OrganisationId


@dataclass(frozen=True, slots=True, kw_only=True)
class TownLine:
    """One municipality in the list.

    Attributes:
        now: what it is part of, where it is no more.
        is_ours: this organisation works there.
        alliances: the coalitions of today, by name.
        agreed_from: since when what was agreed besides the terms stands so.
    """

    municipality: Municipality
    now: tuple[Municipality, ...] = ()
    is_ours: bool = False
    alliances: tuple[Alliance, ...] = ()
    agreed_from: date | None = None

    @property
    def id(self) -> str:
        """By what it is told apart: its code."""
        return self.municipality.code

    @property
    def name(self) -> str:
        """How it is called."""
        return self.municipality.name


@dataclass(frozen=True, slots=True, kw_only=True)
class TownCard:
    """All that is known of one municipality, for a day.

    Attributes:
        agreed: what held on that day.
        is_ours: this organisation works there.
        terms: all it ever agreed on terms, and those that became it, the newest first.
        local: the same for contacts, escalation and words.
        states: of each coalition that ever worked there, all its states, the newest first.
        partners: the names of the partners that take part, by id; who is gone from the directory is missing.
        beside: the coalitions that work in one of the same municipalities, by the id of the one that is shown.
    """

    agreed: AgreedOn
    is_ours: bool = False
    terms: tuple[Terms, ...] = ()
    local: tuple[LocalAgreements, ...] = ()
    states: Mapping[AllianceId, tuple[Alliance, ...]] = field(default_factory=dict)
    partners: Mapping[OrganisationId, str] = field(default_factory=dict)
    beside: Mapping[AllianceId, tuple[str, ...]] = field(default_factory=dict)

    @property
    def own_terms(self) -> tuple[Terms, ...]:
        """What it agreed itself on terms, the newest first."""
        return tuple(each for each in self.terms if each.municipality == self.agreed.municipality.code)

    @property
    def own_local(self) -> tuple[LocalAgreements, ...]:
        """What it agreed itself besides, the newest first."""
        return tuple(each for each in self.local if each.municipality == self.agreed.municipality.code)
