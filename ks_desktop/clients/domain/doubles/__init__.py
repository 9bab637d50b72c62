"""Two records of one woman: under which keys they find each other, and how likely it is. Pure; nothing is looked up."""

from ks_desktop.clients.domain.doubles.decision import Decision, Pregnancy
from ks_desktop.clients.domain.doubles.keys import RULES, asked_keys, kind_of, stored_keys
from ks_desktop.clients.domain.doubles.likening import Ground, Likeness, Reason, liken
from ks_desktop.clients.domain.doubles.traits import Traits, make_traits, traits_of
from ks_desktop.clients.domain.doubles.weighing import Commonness, Verdict

__all__ = [
    "RULES",
    "Commonness",
    "Decision",
    "Ground",
    "Likeness",
    "Pregnancy",
    "Reason",
    "Traits",
    "Verdict",
    "asked_keys",
    "kind_of",
    "liken",
    "make_traits",
    "stored_keys",
    "traits_of",
]
