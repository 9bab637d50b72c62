"""The right that each event of the log needs: so no unit of work is begun by somebody who may not."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.security.domain import AuditEvent, Right

_E = AuditEvent
# None: whoever is logged in may cause it. The program does it for everybody, or it is about herself alone.
EVENT_RIGHTS: Final[Mapping[str, Right | None]] = {
    **dict.fromkeys(
        (
            _E.DATABASE_MADE,
            _E.DATABASE_MIGRATED,
            _E.DATABASE_CHECKED,
            _E.DAMAGE_FOUND,
            _E.ROLLED_BACK_FOUND,
            _E.MARK_RENEWED,
            _E.READ_ONLY_OPENED,
            _E.BACKUP_MADE,  # by the hour and at closing, whoever works
            _E.BACKUP_RESTORED,  # logged in the file that was put back; the door asks for BACKUP before
            _E.LOGGED_IN,
            _E.LOGGED_OUT,
            _E.LOCKED,
            _E.LOGIN_FAILED,
            _E.PIN_SET,
            _E.PIN_USED,
            _E.PIN_REFUSED,
            _E.RECOVERY_USED,
            _E.DATABASE_REKEYED,  # what waits after somebody left is done for whoever unlocks next
            _E.PASSPHRASE_CHANGED,
            _E.PROFILE_CHANGED,  # her own; of another's row and of roles the journal tells: `row_rights`
            _E.CHANGED_OUTSIDE,
            _E.AUDIT_REPAIRED,
            _E.WORK_REFUSED,
            _E.DRAFT_KEPT,
            _E.UNDONE,  # what is taken back decides, see `row_rights`
            _E.LIKENESS_RENEWED,
            _E.WORDS_RENEWED,
            _E.SCREENS_MADE,
            _E.DESTROYED_AGAIN,  # it came back with a backup, and goes at once whoever put that back
        ),
        None,
    ),
    **dict.fromkeys(
        (_E.CLIENT_OPENED, _E.CLIENTS_LISTED, _E.SEARCHED, _E.REFERRAL_OPENED, _E.PAPER_OPENED, _E.VISIT_OPENED),
        Right.SEE_WOMEN,
    ),
    **dict.fromkeys(
        (
            _E.CLIENT_CHANGED,
            _E.CLIENTS_MERGED,
            _E.CLIENTS_PARTED,
            _E.CLIENTS_TOLD_APART,
            _E.CASE_MOVED,
            _E.CASE_OPENED,
            _E.CASE_CHANGED,
            _E.CASE_PAUSED,
            _E.CASE_CLOSED,
            _E.CASE_REOPENED,
            _E.CASE_DESTROYED,  # without her consent, when its days are over; other destruction is RECORDS_DESTROYED
            _E.DUE_DATE_CHANGED,
            _E.BIRTH_RECORDED,
            _E.BIRTH_NOTED,
            _E.CLIENT_MOVED,
            _E.CASE_HANDED_OVER,
            _E.PARTNER_MAY_NOT_KNOW,
            _E.INCIDENT_RECORDED,
            _E.CONSENT_RECORDED,
            _E.CONSENT_WITHDRAWN,
            _E.REFERRAL_BEGUN,
            _E.REFERRAL_DROPPED,
            _E.REFERRAL_RECORDED,
            _E.REFERRAL_CHANGED,
            _E.REFERRAL_PUT_ASIDE,
            _E.REFERRAL_RESUMED,
            _E.REFERRALS_IMPORTED,
            _E.REFERRAL_REFUSED,
            _E.RETENTION_LOOKED,
            _E.PAPER_RECEIVED,
            _E.PAPER_SET_ASIDE,
            _E.PAPER_DESTROYED,
            _E.CONTACT_RECORDED,
        ),
        Right.RECORD,
    ),
    **dict.fromkeys(
        (
            _E.SCHEDULE_CHANGED,
            _E.VISIT_PROPOSED,
            _E.VISIT_PLANNED,
            _E.VISIT_MOVED,
            _E.VISIT_CHANGED,
            _E.VISIT_CANCELLED,
            _E.WORK_HANDED_OVER,
            _E.PLAN_PRINTED,
            _E.PLAN_SHREDDED,
            _E.PLAN_LOST,
            _E.PLAN_FOUND,
            _E.CALENDAR_EXPORTED,
        ),
        Right.PLAN,
    ),
    **dict.fromkeys((_E.VISIT_REPORTED, _E.ONWARD_REFERRED, _E.ONWARD_CHANGED), Right.REPORT),
    _E.EXPORTED: Right.SEE_REPORTS,
    **dict.fromkeys(
        (_E.SAFETY_LOOKED, _E.RESTRICTED_READ, _E.RESTRICTED_WRITTEN, _E.RESTRICTED_SEALED), Right.RESTRICTED
    ),
    **dict.fromkeys((_E.SHIELD_LIFTED, _E.EMERGENCY_OPENED), Right.EMERGENCY),
    _E.EMERGENCY_SEEN: None,  # her nurse of it, or a privacy officer: the door looks which
    **dict.fromkeys(
        (
            _E.LETTER_DRAFTED,
            _E.LETTER_OPENED,
            _E.LETTER_FINALISED,
            _E.LETTER_BEYOND_PRESET,
            _E.LETTER_WITHOUT_CONSENT,
            _E.LETTER_SENT,
            _E.LETTER_WITHDRAWN,
            _E.LETTER_CORRECTED,
            _E.LETTER_PRINTED,
            _E.TRANSLATION_CHECKED,
        ),
        Right.LETTERS,
    ),
    **dict.fromkeys((_E.REFERRALS_EXPORTED, _E.PSEUDONYMS_EXPORTED), Right.EXPORT_PERSONS),
    **dict.fromkeys(
        (
            _E.CATALOGUE_LOADED,
            _E.ORGANISATION_CHANGED,
            _E.PERSON_CHANGED,
            _E.MUNICIPALITY_CHANGED,
            _E.DIRECTORY_EXPORTED,
            _E.AGREEMENT_PRINTED,
        ),
        Right.DIRECTORY,
    ),
    **dict.fromkeys((_E.SETTINGS_CHANGED, _E.WORDING_CHANGED), Right.SETTINGS),
    **dict.fromkeys(
        (
            _E.USER_ADDED,
            _E.USER_REMOVED,
            _E.PERSON_LEFT,
            _E.ROLES_CHANGED,
            _E.FIRST_PASSPHRASE_SET,
            _E.RECOVERY_RENEWED,
            _E.RECOVERY_SEEN,
        ),
        Right.PEOPLE,
    ),
    **dict.fromkeys((_E.LOG_READ, _E.LOG_EXPORTED), Right.READ_LOG),
    _E.LOG_EXTRACTED: None,  # for herself; the door asks for RECORD or KEEPING
    **dict.fromkeys(
        (
            _E.KEEPING_TERM_SET,
            _E.KEEPING_PROPOSED,
            _E.KEEPING_DECIDED,
            _E.RECORDS_DESTROYED,
            _E.LOG_PURGED,
            _E.CERTIFICATE_PRINTED,
            _E.REQUEST_STEP,
            _E.REQUEST_FINISHED,
            _E.REQUESTS_READ,
            _E.ACCESS_GIVEN,
        ),
        Right.KEEPING,
    ),
    # She may ask whoever she speaks with: `Requests.begin` asks for RECORD or KEEPING.
    **dict.fromkeys((_E.REQUEST_BEGUN, _E.DATA_LIST_MADE), None),
    _E.ALL_EXPORTED: Right.LEAVE_WITH_ALL,
}
