"""What may be looked at, as tables and columns.

A table is closed unless it is named here as open, so that no new one is forgotten.
Rows that are wholly blank are as if they were not there; see `core.limits`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from ks_desktop.core.limits import Limits
from ks_desktop.core.rows import Base
from ks_desktop.security.domain import AuditAction, AuditEvent, Right

# Nothing of a woman stands in these. The log holds ids, no names: its viewer asks READ_LOG at its own door, and what
# makes backups or her extract must read it too. Drafts are only given to who typed them.
OPEN: Final = frozenset(
    {
        "app_user",
        "recovery_use",
        "audit",
        "change_journal",
        "log_segment",
        "draft",
        "setting",
        "setting_picture",
        "import_mapping",
        "letter_number",
        "referral_count",
        "retention_day",
        "closing_reason",
        "contact_type",
        "contact_window",
        "free_day",
        "municipality_terms",
        "own_municipality",
        "served_municipality",
        "region",
        "alliance_state",
        "local_agreements",
        "local_contact",
        "agreed_words",
        "escalation_step",
        "organisation",
        "contact_person",
        "location",
        "service",
        "service_below",
        "service_capacity",
        "directory_extra",
        "directory_origin",
        "directory_pair",
        "own_text",
        "translation_check",
        "nurse_place",
        "nurse_profile",
        "working_hours",
        "absence",
        "week_block",
        "week_block_day",
    }
)
# What goes blank without a right that SEE_WOMEN alone does not give.
BLANK: Final[Mapping[Right, frozenset[str]]] = {
    Right.SEE_WOMEN: frozenset({"undo_step.*"}),
    Right.SEE_REPORTS: frozenset(
        {
            "appointment.note",
            "appointment.agreed",
            "appointment.next_step",
            "appointment.need",
            "appointment.feed_back",
            "visit_topic.*",
            "visit_help.*",
            "visit_agreement.*",
            "visit_present.*",
            "goal.*",
            "onward_referral.wish",
            "onward_step.words",
            "onward_warm.words",
        }
    ),
    # The colour of a safety look is there for whoever plans: red stops her booking too.
    Right.RESTRICTED: frozenset({"safety_look.note", "safety_look.sealed", "restricted_note.sealed"}),
    Right.LETTERS: frozenset({"letter.words"}),
}
_PLANNED: Final = frozenset(
    {"appointment", "visit_companion", "visit_wish", "calendar_entry", "stand_in", "stop_clock", "travel_correction"}
    | {"printed_plan", "printed_plan_case", "printed_plan_visit", "missed_window", "wanted_contact"}
    | {"working_hours", "absence", "week_block", "week_block_day", "nurse_place", "nurse_profile"}
)
_TAKEN_BACK: Final[Mapping[str, Right]] = {
    "letter": Right.LETTERS,
    "own_text": Right.SETTINGS,
    **dict.fromkeys(_PLANNED, Right.PLAN),
}
# They take whole records away, or bring them together; what stands in them is not read by it.
_WHOLE: Final = frozenset(
    {AuditEvent.CASE_DESTROYED, AuditEvent.RECORDS_DESTROYED, AuditEvent.DESTROYED_AGAIN, AuditEvent.REFERRAL_REFUSED}
    | {AuditEvent.CLIENTS_MERGED, AuditEvent.CLIENTS_PARTED, AuditEvent.CASE_MOVED}
)
_WRITTEN_BY: Final = {
    Right.SEE_REPORTS: Right.REPORT,
    Right.RESTRICTED: Right.RESTRICTED,
    Right.LETTERS: Right.LETTERS,
}
_USERS: Final = "app_user"
# Columns of her own row that nobody changes herself.
_OTHERS_TO_SAY: Final = frozenset({"roles", "left_on", "name", "name_key"})


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """Rows of a table that a work changed alike, as the journal has them; of users each by its key."""

    table: str
    action: AuditAction
    columns: frozenset[str]
    key: str = ""


def limits_for(rights: Collection[Right], *, metadata: sa.MetaData = Base.metadata) -> Limits:
    """Return what is closed to somebody with these rights."""
    blank = frozenset().union(*(columns for right, columns in BLANK.items() if right not in rights))
    if Right.SEE_WOMEN in rights:
        return Limits(blank=blank)
    wholly = {name.removesuffix(".*") for name in BLANK[Right.SEE_WOMEN]}
    return Limits(denied=frozenset(metadata.tables) - OPEN - wholly, blank=blank)


def row_rights(event: str, actor: str, changed: Iterable[ChangedRows]) -> frozenset[Right]:
    """Return the rights that changed rows ask beside that of their event: no event lets anything else along.

    Somebody's own profile is hers, all else of users asks PEOPLE. What is closed to somebody who looks is not written
    by her either, also where a form she filled in had it blank. What is taken back asks the right of what comes back.

    Args:
        event: of the work.
        actor: key of who does it, as the journal writes it.
        changed: what it changed.
    """
    needed = set()
    for rows in changed:
        if rows.table == _USERS and not _is_own_profile(rows, actor):
            needed.add(Right.PEOPLE)
        if event not in _WHOLE:
            needed.update(_closed_written(rows))
        if event == AuditEvent.UNDONE:
            needed.add(_TAKEN_BACK.get(rows.table, Right.RECORD))
    return frozenset(needed)


def _is_own_profile(rows: ChangedRows, actor: str) -> bool:
    return rows.action is AuditAction.UPDATE and rows.key == actor and not rows.columns & _OTHERS_TO_SAY


def _closed_written(rows: ChangedRows) -> Iterator[Right]:
    for right, writes in _WRITTEN_BY.items():
        for name in BLANK[right]:
            table, column = name.split(".")
            if table == rows.table and (column == "*" or column in rows.columns):
                yield writes
