"""Who may refer somebody: a hospital that takes letters of a GP only must not get one of a nurse."""

from collections.abc import Iterable
from enum import StrEnum


class ReferrerRole(StrEnum):
    """Somebody who may refer; `jgz` are the nurses who use this program."""

    JGZ = "jgz"
    GP = "gp"
    MIDWIFE = "midwife"
    OBSTETRICS = "obstetrics"
    SPECIALIST = "specialist"
    NEIGHBOURHOOD_TEAM = "neighbourhood_team"
    SELF = "self"
    ANY_PROFESSIONAL = "any_professional"


def takes_from_us(takes_from: Iterable[ReferrerRole]) -> bool | None:
    """Tell whether a nurse may refer where these roles may; None when nobody asked."""
    roles = frozenset(takes_from)
    return not roles.isdisjoint({ReferrerRole.JGZ, ReferrerRole.ANY_PROFESSIONAL}) if roles else None


def in_order(roles: Iterable[ReferrerRole | str]) -> tuple[ReferrerRole, ...]:
    """Return each role once, in the order in which they are declared.

    Raises:
        ValueError: one of them is no role.
    """
    named = {ReferrerRole(role) for role in roles}
    return tuple(role for role in ReferrerRole if role in named)
