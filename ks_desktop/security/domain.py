"""Users, and what the audit log says of what they did."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import LINE_MAX, UserId

NOBODY: Final = UserId(UUID(int=0))  # the program itself: looking up who unlocks, repairing the log

_BIG: Final = re.compile(r"[0-9]{11}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class Role(StrEnum):
    """What somebody does here; the rights that go with it stand in `security.rights`. One person may have several."""

    NURSE = "nurse"
    TEAM_LEAD = "team_lead"
    PLANNER = "planner"
    PRIVACY_OFFICER = "privacy_officer"
    READER = "reader"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What a role may give: to write, with the events of `rights.EVENT_RIGHTS`; to look, with tables."""

    SEE_WOMEN = "see_women"
    RECORD = "record"
    PLAN = "plan"
    REPORT = "report"
    SEE_REPORTS = "see_reports"
    LETTERS = "letters"
    RESTRICTED = "restricted"
    EMERGENCY = "emergency"
    DIRECTORY = "directory"
    SETTINGS = "settings"
    PEOPLE = "people"
    BACKUP = "backup"
    READ_LOG = "read_log"
    KEEPING = "keeping"
    EXPORT_PERSONS = "export_persons"
    LEAVE_WITH_ALL = "leave_with_all"


STANDARD_ROLES: Final = frozenset({Role.NURSE})
# Who works alone does all of it. Files of before there were roles say the same (`store.UserRow.roles`).
FIRST_ROLES: Final = frozenset({Role.NURSE, Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who works with the program; what stands under her letters.

    Attributes:
        name: her login word, the name of her slot in the key file.
        big_number: registration of the care professions, 11 digits, or "".
        roles: what she does here; somebody without any may log in and lock, nothing else.
        left_on: the day she left; she cannot log in any more and stands nowhere to choose from.
        version: 0 is not yet stored.
    """

    id: UserId
    name: str
    full_name: str
    job_title: str = ""
    big_number: str = ""
    phone: str = ""
    email: str = ""
    roles: frozenset[Role] = STANDARD_ROLES
    left_on: date | None = None
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a profile that cannot stand under a letter.

        Raises:
            UserError: no name, a field too long, or a BIG number or e-mail address that cannot be one.
        """
        if not self.full_name.strip():
            raise UserError(N_("Fill in your name."), code="required", field="full_name")
        for field in ("name", "full_name", "job_title", "phone", "email"):
            if len(getattr(self, field)) > LINE_MAX:
                raise UserError(
                    N_("Use at most {count} characters here."), code="long", field=field, values={"count": LINE_MAX}
                )
        if self.big_number and not _BIG.fullmatch(self.big_number):
            raise UserError(N_("A BIG number has 11 digits."), code="big_number", field="big_number")
        if self.email and not _EMAIL.fullmatch(self.email):
            raise UserError(N_("This e-mail address is not right: check it once more."), code="email", field="email")


class AuditEvent(StrEnum):
    """What was done, as the audit names it. A service names one for each unit of work; add words as rooms need them."""

    DATABASE_MADE = "database_made"
    DATABASE_MIGRATED = "database_migrated"
    DATABASE_CHECKED = "database_checked"
    DAMAGE_FOUND = "damage_found"
    ROLLED_BACK_FOUND = "rolled_back_found"
    MARK_RENEWED = "mark_renewed"
    READ_ONLY_OPENED = "read_only_opened"
    BACKUP_MADE = "backup_made"
    BACKUP_RESTORED = "backup_restored"
    LOGGED_IN = "logged_in"
    LOGGED_OUT = "logged_out"
    LOCKED = "locked"
    LOGIN_FAILED = "login_failed"
    PIN_SET = "pin_set"
    PIN_USED = "pin_used"
    PIN_REFUSED = "pin_refused"
    RECOVERY_USED = "recovery_used"
    RECOVERY_RENEWED = "recovery_renewed"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - the name of an event
    USER_ADDED = "user_added"
    USER_REMOVED = "user_removed"
    PERSON_LEFT = "person_left"
    ROLES_CHANGED = "roles_changed"
    FIRST_PASSPHRASE_SET = "first_passphrase_set"  # noqa: S105 - the name of an event
    DATABASE_REKEYED = "database_rekeyed"
    RECOVERY_SEEN = "recovery_seen"
    PROFILE_CHANGED = "profile_changed"
    SETTINGS_CHANGED = "settings_changed"
    LOG_READ = "log_read"
    LOG_EXPORTED = "log_exported"
    LOG_EXTRACTED = "log_extracted"
    CHANGED_OUTSIDE = "changed_outside"
    AUDIT_REPAIRED = "audit_repaired"
    WORK_REFUSED = "work_refused"
    DRAFT_KEPT = "draft_kept"
    UNDONE = "undone"

    KEEPING_TERM_SET = "keeping_term_set"
    KEEPING_PROPOSED = "keeping_proposed"
    KEEPING_DECIDED = "keeping_decided"
    RECORDS_DESTROYED = "records_destroyed"
    DESTROYED_AGAIN = "destroyed_again"
    LOG_PURGED = "log_purged"
    CERTIFICATE_PRINTED = "certificate_printed"

    CATALOGUE_LOADED = "catalogue_loaded"
    ORGANISATION_CHANGED = "organisation_changed"
    PERSON_CHANGED = "person_changed"
    MUNICIPALITY_CHANGED = "municipality_changed"
    DIRECTORY_EXPORTED = "directory_exported"
    AGREEMENT_PRINTED = "agreement_printed"

    CLIENT_CHANGED = "client_changed"
    CLIENT_OPENED = "client_opened"
    CLIENTS_LISTED = "clients_listed"
    SHIELD_LIFTED = "shield_lifted"  # lines of before: now it is EMERGENCY_OPENED
    EMERGENCY_OPENED = "emergency_opened"
    EMERGENCY_SEEN = "emergency_seen"
    RESTRICTED_READ = "restricted_read"
    RESTRICTED_WRITTEN = "restricted_written"
    RESTRICTED_SEALED = "restricted_sealed"
    CLIENTS_MERGED = "clients_merged"
    CLIENTS_PARTED = "clients_parted"
    CLIENTS_TOLD_APART = "clients_told_apart"
    LIKENESS_RENEWED = "likeness_renewed"
    WORDS_RENEWED = "words_renewed"
    CASE_MOVED = "case_moved"
    CASE_OPENED = "case_opened"
    CASE_CHANGED = "case_changed"
    CASE_PAUSED = "case_paused"
    WORK_HANDED_OVER = "work_handed_over"
    CASE_CLOSED = "case_closed"
    CASE_REOPENED = "case_reopened"
    CASE_DESTROYED = "case_destroyed"
    DUE_DATE_CHANGED = "due_date_changed"
    BIRTH_RECORDED = "birth_recorded"
    BIRTH_NOTED = "birth_noted"
    CLIENT_MOVED = "client_moved"
    CASE_HANDED_OVER = "case_handed_over"
    PARTNER_MAY_NOT_KNOW = "partner_may_not_know"
    INCIDENT_RECORDED = "incident_recorded"
    CONSENT_RECORDED = "consent_recorded"
    CONSENT_WITHDRAWN = "consent_withdrawn"

    REFERRAL_OPENED = "referral_opened"
    REFERRAL_BEGUN = "referral_begun"
    REFERRAL_DROPPED = "referral_dropped"
    REFERRAL_RECORDED = "referral_recorded"
    REFERRAL_CHANGED = "referral_changed"
    REFERRAL_PUT_ASIDE = "referral_put_aside"
    REFERRAL_RESUMED = "referral_resumed"
    REFERRALS_IMPORTED = "referrals_imported"
    REFERRALS_EXPORTED = "referrals_exported"
    PSEUDONYMS_EXPORTED = "pseudonyms_exported"
    REFERRAL_REFUSED = "referral_refused"
    RETENTION_LOOKED = "retention_looked"
    REQUEST_BEGUN = "request_begun"
    REQUEST_STEP = "request_step"
    REQUEST_FINISHED = "request_finished"
    REQUESTS_READ = "requests_read"
    ACCESS_GIVEN = "access_given"
    DATA_LIST_MADE = "data_list_made"
    ALL_EXPORTED = "all_exported"
    PAPER_OPENED = "paper_opened"
    PAPER_RECEIVED = "paper_received"
    PAPER_SET_ASIDE = "paper_set_aside"
    PAPER_DESTROYED = "paper_destroyed"

    SCHEDULE_CHANGED = "schedule_changed"
    VISIT_OPENED = "visit_opened"
    VISIT_PROPOSED = "visit_proposed"
    VISIT_PLANNED = "visit_planned"
    VISIT_MOVED = "visit_moved"
    VISIT_CHANGED = "visit_changed"
    VISIT_CANCELLED = "visit_cancelled"
    VISIT_REPORTED = "visit_reported"
    CONTACT_RECORDED = "contact_recorded"
    SAFETY_LOOKED = "safety_looked"

    ONWARD_REFERRED = "onward_referred"
    ONWARD_CHANGED = "onward_changed"
    WORDING_CHANGED = "wording_changed"
    LETTER_DRAFTED = "letter_drafted"
    LETTER_OPENED = "letter_opened"
    LETTER_FINALISED = "letter_finalised"
    LETTER_BEYOND_PRESET = "letter_beyond_preset"
    LETTER_WITHOUT_CONSENT = "letter_without_consent"
    LETTER_SENT = "letter_sent"
    LETTER_WITHDRAWN = "letter_withdrawn"
    LETTER_CORRECTED = "letter_corrected"
    LETTER_PRINTED = "letter_printed"
    TRANSLATION_CHECKED = "translation_checked"
    PLAN_PRINTED = "plan_printed"
    PLAN_SHREDDED = "plan_shredded"
    PLAN_LOST = "plan_lost"
    PLAN_FOUND = "plan_found"
    CALENDAR_EXPORTED = "calendar_exported"
    SCREENS_MADE = "screens_made"
    EXPORTED = "exported"
    SEARCHED = "searched"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryUse:
    """Somebody came in by the code of the recovery sheet, and nobody has said yet that it is known."""

    id: UUID
    user: UserId
    at: datetime


class AuditAction(StrEnum):
    """The kind of action.

    Source:
        NEN 7513: create, read, update, delete, execute.
    """

    CREATE = "C"
    READ = "R"
    UPDATE = "U"
    DELETE = "D"
    EXECUTE = "E"


class Outcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line of the log: who did what, when, where, to which record of which woman. Never a medical value.

    Attributes:
        seq: place in the chain, from 1, without gaps; order goes by this, never by time.
        event: a word of AuditEvent.
        at: instant in UTC.
        actor: who; NOBODY for the program itself.
        actor_role: her job title at that moment.
        access_point: workstation, program and version, and what ran.
        client: id of the woman, when it is about one; `case` likewise.
        subject: table of the record; `subject_id` its key.
        columns: which columns changed, comma separated, or how many things a read showed.
        roles: what she was here at that moment, comma separated.
        basis: on what ground, where it is not the daily work that the event names: the reason somebody gave.
        is_emergency: she opened it in an emergency, past what she may see otherwise.
    """

    seq: int
    event: str
    action: AuditAction
    outcome: Outcome
    at: datetime
    actor: UserId
    actor_role: str
    access_point: str
    client: str
    case: str
    subject: str
    subject_id: str
    columns: str
    prev_hash: str
    hash: str
    roles: str = ""
    basis: str = ""
    is_emergency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSegment:
    """A sealed part of the log: its lines may be gone, and the chain goes on from its hash.

    Attributes:
        first_seq: its first line; `last_seq` its last.
        first_at: instants of these two.
        prev_hash: hash of the line before the first; "" for the first of all.
        hash: hash of the last line.
        sealed_at: when it was sealed.
    """

    first_seq: int
    last_seq: int
    first_at: datetime
    last_at: datetime
    prev_hash: str
    hash: str
    sealed_at: datetime


class AuditProblem(StrEnum):
    """What can be wrong with the log."""

    GAP = "gap"
    LINK = "link"
    CHANGED = "changed"
    OUTSIDE = "outside"
    WAITING = "waiting"
    TRIGGER = "trigger"
    SEGMENT = "segment"
    ANCHOR = "anchor"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFinding:
    """Something wrong with the log, and where."""

    problem: AuditProblem
    seq: int = 0
    subject: str = ""

    def text(self) -> str:
        """Return the sentence in the user's language."""
        return _(_FINDINGS[self.problem], seq=self.seq, subject=self.subject)


_FINDINGS: Final = {
    AuditProblem.GAP: N_("Log line {seq} is missing."),
    AuditProblem.LINK: N_("Log line {seq} does not follow the line before it."),
    AuditProblem.CHANGED: N_("Log line {seq} was changed afterwards."),
    AuditProblem.OUTSIDE: N_("Log line {seq}: table {subject} was changed outside the program."),
    AuditProblem.WAITING: N_("A change of table {subject} was saved without a line in the log."),
    AuditProblem.TRIGGER: N_("The watch on table {subject} is missing or was changed."),
    AuditProblem.SEGMENT: N_("The sealed part of the log that ends with line {seq} does not fit the part before it."),
    AuditProblem.ANCHOR: N_("Log line {seq} is not the one that is known outside the log: {subject}."),
    AuditProblem.CUT: N_("The log ends before line {seq}, which is known outside the log: {subject}."),
}
