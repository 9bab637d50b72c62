"""What can be taken back: by the event of its work, or the reason why not; and what a step needs to know of the rooms.

A service may name what it does better than its event (`Undo.record`); what is not in `LABELS` and has no such name is
not kept as a step.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from ks_desktop.clients.service import Clients
from ks_desktop.core import undo
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Touched, UndoStep
from ks_desktop.core.values import CaseId
from ks_desktop.security.audit import About, Audit, touched
from ks_desktop.security.domain import AuditEvent

LABELS: Final[Mapping[str, str]] = {
    AuditEvent.CASE_CHANGED: N_("change case"),
    AuditEvent.CASE_PAUSED: N_("pause case"),
    AuditEvent.CASE_CLOSED: N_("close case"),
    AuditEvent.CASE_REOPENED: N_("reopen case"),
    AuditEvent.DUE_DATE_CHANGED: N_("state due date"),
    AuditEvent.CONSENT_RECORDED: N_("record her answer"),
    AuditEvent.CONSENT_WITHDRAWN: N_("take back her consent"),
    AuditEvent.REFERRAL_PUT_ASIDE: N_("put referral aside"),
    AuditEvent.REFERRAL_RESUMED: N_("take referral up again"),
    AuditEvent.SCHEDULE_CHANGED: N_("change working hours"),
    AuditEvent.VISIT_PLANNED: N_("plan visit"),
    AuditEvent.VISIT_MOVED: N_("move visit"),
    AuditEvent.VISIT_CHANGED: N_("change visit"),
    AuditEvent.VISIT_CANCELLED: N_("cancel visit"),
    AuditEvent.VISIT_REPORTED: N_("report visit"),
    AuditEvent.CONTACT_RECORDED: N_("record a try to reach her"),
    AuditEvent.SAFETY_LOOKED: N_("record a safety look"),
    AuditEvent.LETTER_SENT: N_("mark letter as sent"),
    AuditEvent.LETTER_WITHDRAWN: N_("withdraw letter"),
    AuditEvent.WORDING_CHANGED: N_("change text of a letter"),
    AuditEvent.LETTER_CORRECTED: N_("correct letter"),
    AuditEvent.ONWARD_REFERRED: N_("refer onward"),
    AuditEvent.ONWARD_CHANGED: N_("change onward referral"),
    AuditEvent.PLAN_SHREDDED: N_("shred printed plan"),
    AuditEvent.PLAN_LOST: N_("report printed plan lost"),
    AuditEvent.PLAN_FOUND: N_("printed plan is out again"),
    AuditEvent.WORK_HANDED_OVER: N_("hand over work"),
    AuditEvent.BIRTH_RECORDED: N_("record birth"),
    AuditEvent.BIRTH_NOTED: N_("note an agreement"),
    AuditEvent.CLIENT_MOVED: N_("move within the area"),
    AuditEvent.CASE_HANDED_OVER: N_("move away"),
    AuditEvent.PARTNER_MAY_NOT_KNOW: N_("partner may not know"),
    AuditEvent.INCIDENT_RECORDED: N_("write down lost paper"),
}

_NO_CHANGE: Final = "nothing of a record is changed"
_OWN_WAY: Final = "it has a way back of its own, without an end of thirty days: "
NOT_UNDONE: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            AuditEvent.DATABASE_CHECKED,
            AuditEvent.DAMAGE_FOUND,
            AuditEvent.ROLLED_BACK_FOUND,
            AuditEvent.MARK_RENEWED,
            AuditEvent.READ_ONLY_OPENED,
            AuditEvent.BACKUP_MADE,
            AuditEvent.LOGGED_IN,
            AuditEvent.LOGGED_OUT,
            AuditEvent.LOCKED,
            AuditEvent.LOGIN_FAILED,
            AuditEvent.PIN_SET,
            AuditEvent.PIN_USED,
            AuditEvent.PIN_REFUSED,
            AuditEvent.LOG_READ,
            AuditEvent.LOG_EXPORTED,
            AuditEvent.LOG_EXTRACTED,
            AuditEvent.REFERRAL_OPENED,
            AuditEvent.PAPER_OPENED,
            AuditEvent.VISIT_OPENED,
            AuditEvent.CHANGED_OUTSIDE,
            AuditEvent.AUDIT_REPAIRED,
            AuditEvent.WORK_REFUSED,
            AuditEvent.DRAFT_KEPT,
            AuditEvent.CLIENT_OPENED,
            AuditEvent.CLIENTS_LISTED,
            AuditEvent.SHIELD_LIFTED,
            AuditEvent.EMERGENCY_OPENED,
            AuditEvent.EMERGENCY_SEEN,
            AuditEvent.RESTRICTED_READ,
            AuditEvent.LIKENESS_RENEWED,
            AuditEvent.WORDS_RENEWED,
            AuditEvent.REFERRALS_EXPORTED,
            AuditEvent.PSEUDONYMS_EXPORTED,
            AuditEvent.DIRECTORY_EXPORTED,
            AuditEvent.AGREEMENT_PRINTED,
            AuditEvent.RETENTION_LOOKED,
            AuditEvent.REQUESTS_READ,
            AuditEvent.DATA_LIST_MADE,
            AuditEvent.ALL_EXPORTED,
            AuditEvent.KEEPING_PROPOSED,
            AuditEvent.CERTIFICATE_PRINTED,
            AuditEvent.VISIT_PROPOSED,
            AuditEvent.LETTER_OPENED,
            AuditEvent.LETTER_PRINTED,
            AuditEvent.SCREENS_MADE,
            AuditEvent.EXPORTED,
            AuditEvent.SEARCHED,
        ),
        _NO_CHANGE,
    ),
    **dict.fromkeys(
        (
            AuditEvent.DATABASE_MADE,
            AuditEvent.DATABASE_MIGRATED,
            AuditEvent.BACKUP_RESTORED,
            AuditEvent.RECOVERY_USED,
            AuditEvent.RECOVERY_RENEWED,
            AuditEvent.PASSPHRASE_CHANGED,
            AuditEvent.USER_ADDED,
            AuditEvent.USER_REMOVED,
            AuditEvent.PERSON_LEFT,
            AuditEvent.ROLES_CHANGED,
            AuditEvent.FIRST_PASSPHRASE_SET,
            AuditEvent.DATABASE_REKEYED,
            AuditEvent.RECOVERY_SEEN,
        ),
        "it is about the file or its keys: a key that was given out stays given out",
    ),
    **dict.fromkeys(
        (
            AuditEvent.PROFILE_CHANGED,
            AuditEvent.SETTINGS_CHANGED,
            AuditEvent.KEEPING_TERM_SET,
            AuditEvent.CATALOGUE_LOADED,
            AuditEvent.ORGANISATION_CHANGED,
            AuditEvent.PERSON_CHANGED,
            AuditEvent.MUNICIPALITY_CHANGED,
        ),
        "it is no status of anybody: it is changed where it stands",
    ),
    **dict.fromkeys(
        (AuditEvent.CLIENT_CHANGED, AuditEvent.REFERRAL_CHANGED),
        "what she corrects must not lie about for thirty days; it is changed where it stands",
    ),
    **dict.fromkeys(
        (AuditEvent.CLIENTS_MERGED, AuditEvent.CLIENTS_PARTED), _OWN_WAY + "they are taken apart on her page"
    ),
    AuditEvent.CASE_MOVED: _OWN_WAY + "the case is moved back on her page",
    AuditEvent.CLIENTS_TOLD_APART: _OWN_WAY + "the two are joined",
    AuditEvent.KEEPING_DECIDED: _OWN_WAY + "it is taken back where it was decided, until it is destroyed",
    AuditEvent.PAPER_SET_ASIDE: _OWN_WAY + "the paper is put back in its list",
    **dict.fromkeys(
        (
            AuditEvent.CASE_OPENED,
            AuditEvent.REFERRAL_BEGUN,
            AuditEvent.REFERRAL_RECORDED,
            AuditEvent.REFERRALS_IMPORTED,
            AuditEvent.PAPER_RECEIVED,
        ),
        "what came in is on record; it is put aside, or destroyed when its time has come",
    ),
    **dict.fromkeys(
        (
            AuditEvent.CASE_DESTROYED,
            AuditEvent.REFERRAL_DROPPED,
            AuditEvent.REFERRAL_REFUSED,
            AuditEvent.PAPER_DESTROYED,
            AuditEvent.RECORDS_DESTROYED,
            AuditEvent.DESTROYED_AGAIN,
            AuditEvent.LOG_PURGED,
        ),
        "nothing brings back what was destroyed",
    ),
    **dict.fromkeys(
        (
            AuditEvent.REQUEST_BEGUN,
            AuditEvent.REQUEST_STEP,
            AuditEvent.REQUEST_FINISHED,
            AuditEvent.ACCESS_GIVEN,
        ),
        "what she asked and what was answered stays on record; a step is taken back where it stands",
    ),
    AuditEvent.LETTER_DRAFTED: "a draft is changed or discarded; discarding it can be undone",
    **dict.fromkeys(
        (AuditEvent.LETTER_FINALISED, AuditEvent.LETTER_BEYOND_PRESET, AuditEvent.LETTER_WITHOUT_CONSENT),
        "its number is given out and its bytes are fixed; it can be withdrawn",
    ),
    AuditEvent.TRANSLATION_CHECKED: "it is taken back where it was recorded",
    AuditEvent.RESTRICTED_WRITTEN: "it stays; a correction is a note in its place",
    AuditEvent.RESTRICTED_SEALED: "what was sealed is not laid open again",
    AuditEvent.PLAN_PRINTED: "the paper is there; it is shredded",
    AuditEvent.CALENDAR_EXPORTED: "the file left the house; the next one tells what is off",
    AuditEvent.UNDONE: "it is itself a step that is done again",
}


class RoomsWatched:
    """What steps ask of the log and of the women's records."""

    def __init__(self, audit: Audit, clients: Clients) -> None:
        self._audit = audit
        self._clients = clients

    def touched(self, work: Work) -> Iterable[Touched]:
        """Return the rows that were touched in open work."""
        return touched(work)

    def unseen(self, case_ids: Collection[CaseId], reading: Reading) -> frozenset[CaseId]:
        """Return those of these cases that whoever reads may not see: they are shielded."""
        return self._clients.shield.unseen_cases(case_ids, reading)

    def open_of(self, case_ids: Collection[CaseId], reading: Reading) -> frozenset[CaseId]:
        """Return those of these cases that are open."""
        return frozenset(case.id for case in self._clients.cases(case_ids, reading=reading).values() if case.is_open)

    def undone(self, work: Work, step: UndoStep) -> None:
        """Log what was taken back, of which cases; its words hold nothing medical."""
        for case_id in step.case_ids or (None,):
            about = About(case=case_id, subject=undo.UndoRow.__tablename__, subject_id=step.id.hex, columns=step.label)
            self._audit.record(work, AuditEvent.UNDONE, about=about)
