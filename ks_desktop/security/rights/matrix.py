"""Who may do what: the rights that each role gives, and the words for both.

Our proposal, in one place; the organisation decides who gets which role. It is enforced by the program only: all
users share one database key. What has a key of its own (safety, meldcode) is guarded by that besides.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.security.domain import Right, Role

_CARE: Final = frozenset(
    {
        Right.SEE_WOMEN,
        Right.RECORD,
        Right.PLAN,
        Right.REPORT,
        Right.SEE_REPORTS,
        Right.LETTERS,
        Right.RESTRICTED,
        Right.EMERGENCY,
        Right.DIRECTORY,
        Right.EXPORT_PERSONS,
    }
)
ROLE_RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    # All care work. What concerns the whole team (settings, people, the log) is somebody else's.
    Role.NURSE: _CARE,
    # Leads nurses, so does what they do; says what the team agreed, and is one of the two pairs of eyes at destroying.
    # Takes everything along when the organisation leaves: whoever does that has seen everything.
    Role.TEAM_LEAD: _CARE | {Right.SETTINGS, Right.PEOPLE, Right.KEEPING, Right.LEAVE_WITH_ALL},
    # Who, where and when: intake and agenda. What a woman told in a visit is not needed to plan the next one.
    Role.PLANNER: frozenset({Right.SEE_WOMEN, Right.RECORD, Right.PLAN, Right.DIRECTORY}),
    # Looks over how data is used, not at the women: what is asked of records goes through requests and the log.
    Role.PRIVACY_OFFICER: frozenset({Right.READ_LOG, Right.KEEPING}),
    # Stands in at the phone, or is learning: sees who is in care and when she is visited, and changes nothing.
    # No reports: whoever needs what was said in a visit takes part in the care, and is a nurse here.
    Role.READER: frozenset({Right.SEE_WOMEN}),
    # Keeps the program going: settings, people, copies, addresses of partners. Needs no woman for it.
    Role.ADMINISTRATOR: frozenset({Right.SETTINGS, Right.PEOPLE, Right.BACKUP, Right.DIRECTORY}),
}
KEPT: Final = (Right.PEOPLE, Right.KEEPING)  # somebody always has these: else nobody could give a role any more

ROLE_LABELS: Final[Mapping[Role, str]] = {
    Role.NURSE: N_("nurse"),
    Role.TEAM_LEAD: N_("team leader"),
    Role.PLANNER: N_("planner"),
    Role.PRIVACY_OFFICER: N_("privacy officer"),
    Role.READER: N_("reader"),
    Role.ADMINISTRATOR: N_("administrator"),
}


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Return what somebody with these roles may do."""
    return frozenset().union(*(ROLE_RIGHTS[role] for role in roles))


def roles_with(right: Right) -> tuple[Role, ...]:
    """Return the roles that give a right, as the list of roles has them."""
    return tuple(role for role in Role if right in ROLE_RIGHTS[role])


def role_words(roles: Collection[Role]) -> str:
    """Return roles in words, in the user's language: "nurse, team leader"."""
    return ", ".join(_(ROLE_LABELS[role]) for role in Role if role in roles)


def refused(right: Right) -> UserError:
    """Return what to say to somebody who lacks a right: who has it."""
    *others, last = (_(ROLE_LABELS[role]) for role in roles_with(right))
    if not others:
        message = N_("Only a {role} may do this. Ask one.")
        return UserError(message, code="no_right", values={"role": last})
    message = N_("Only a {roles} or {role} may do this. Ask one of them.")
    return UserError(message, code="no_right", values={"roles": ", ".join(others), "role": last})
