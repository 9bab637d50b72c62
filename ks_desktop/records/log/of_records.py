"""What the log says of records: looked at, changed, on paper, taken out, destroyed. Words of AuditEvent."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.records.log.kinds import LogKind, Phrase

PHRASES: Final[Mapping[str, Phrase]] = {
    "undone": Phrase(
        LogKind.CHANGED, N_("{who} took back a step."), N_("{who} took back a step in the record of {whom}.")
    ),
    "client_changed": Phrase(
        LogKind.CHANGED, N_("{who} changed the details of a woman."), N_("{who} changed the details of {whom}.")
    ),
    "client_opened": Phrase(LogKind.LOOKED, N_("{who} opened a record."), N_("{who} opened the record of {whom}.")),
    "clients_listed": Phrase(
        LogKind.LOOKED, N_("{who} had a list of women on the screen."), N_("{who} had {whom} in a list on the screen.")
    ),
    "shield_lifted": Phrase(
        LogKind.LOOKED,
        N_("{who} opened a shielded record and gave a reason."),
        N_("{who} opened the shielded record of {whom} and gave a reason."),
    ),
    "emergency_opened": Phrase(
        LogKind.LOOKED,
        N_("{who} used the emergency access and gave a reason."),
        N_("{who} used the emergency access to the record of {whom} and gave a reason."),
    ),
    "restricted_read": Phrase(
        LogKind.LOOKED, N_("{who} read a restricted note."), N_("{who} read a restricted note about {whom}.")
    ),
    "restricted_written": Phrase(
        LogKind.CHANGED, N_("{who} wrote a restricted note."), N_("{who} wrote a restricted note about {whom}.")
    ),
    "clients_merged": Phrase(
        LogKind.CHANGED, N_("{who} joined two records."), N_("{who} joined two records of {whom}.")
    ),
    "clients_parted": Phrase(
        LogKind.CHANGED, N_("{who} took joined records apart."), N_("{who} took joined records of {whom} apart.")
    ),
    "clients_told_apart": Phrase(
        LogKind.CHANGED,
        N_("{who} recorded that two women are not the same."),
        N_("{who} recorded that {whom} is another woman than somebody who resembles her."),
    ),
    "case_moved": Phrase(
        LogKind.CHANGED,
        N_("{who} gave a case to another record."),
        N_("{who} gave a case of {whom} to another record."),
    ),
    "case_opened": Phrase(LogKind.CHANGED, N_("{who} began a record."), N_("{who} began the record of {whom}.")),
    "case_changed": Phrase(LogKind.CHANGED, N_("{who} changed a case."), N_("{who} changed the case of {whom}.")),
    "case_paused": Phrase(LogKind.CHANGED, N_("{who} paused a case."), N_("{who} paused the case of {whom}.")),
    "work_handed_over": Phrase(
        LogKind.CHANGED, N_("{who} handed over work."), N_("{who} handed over the work for {whom}.")
    ),
    "case_closed": Phrase(LogKind.CHANGED, N_("{who} closed a case."), N_("{who} closed the case of {whom}.")),
    "case_reopened": Phrase(LogKind.CHANGED, N_("{who} reopened a case."), N_("{who} reopened the case of {whom}.")),
    "case_destroyed": Phrase(LogKind.DESTROYED, N_("{who} destroyed a record."), N_("{who} destroyed data of {whom}.")),
    "records_destroyed": Phrase(
        LogKind.DESTROYED,
        N_("{who} destroyed records after their term."),
        N_("{who} destroyed the record of {whom} after its term."),
    ),
    "keeping_proposed": Phrase(
        LogKind.DESTROYED,
        N_("{who} had the proposal made of what may be destroyed."),
        N_("{who} was given {whom} in the proposal of what may be destroyed."),
    ),
    "keeping_decided": Phrase(
        LogKind.DESTROYED,
        N_("{who} decided what is destroyed."),
        N_("{who} decided whether the record of {whom} is destroyed."),
    ),
    "request_begun": Phrase(
        LogKind.CHANGED,
        N_("{who} took down a request about a record."),
        N_("{who} took down a request of {whom} about her record."),
    ),
    "request_step": Phrase(
        LogKind.CHANGED,
        N_("{who} went on with a request about a record."),
        N_("{who} went on with a request of {whom} about her record."),
    ),
    "request_finished": Phrase(
        LogKind.CHANGED,
        N_("{who} finished a request about a record."),
        N_("{who} finished a request of {whom} about her record."),
    ),
    "access_given": Phrase(
        LogKind.FILE, N_("{who} gave a woman a copy of her record."), N_("{who} gave {whom} a copy of her record.")
    ),
    "due_date_changed": Phrase(
        LogKind.CHANGED, N_("{who} stated a due date."), N_("{who} stated the due date of {whom}.")
    ),
    "birth_recorded": Phrase(
        LogKind.CHANGED, N_("{who} recorded a birth."), N_("{who} recorded the birth in the record of {whom}.")
    ),
    "birth_noted": Phrase(
        LogKind.CHANGED,
        N_("{who} noted an agreement in a record."),
        N_("{who} noted an agreement in the record of {whom}."),
    ),
    "client_moved": Phrase(
        LogKind.CHANGED,
        N_("{who} changed the address of a woman who moved."),
        N_("{who} changed the address of {whom}, who moved."),
    ),
    "case_handed_over": Phrase(
        LogKind.CHANGED,
        N_("{who} handed a record over."),
        N_("{who} handed the record of {whom} over: she moved away."),
    ),
    "partner_may_not_know": Phrase(
        LogKind.CHANGED,
        N_("{who} recorded who may not know of a record."),
        N_("{who} recorded who may not know of the record of {whom}."),
    ),
    "incident_recorded": Phrase(
        LogKind.CHANGED,
        N_("{who} recorded that a paper was lost."),
        N_("{who} recorded that a paper about {whom} was lost."),
    ),
    "consent_recorded": Phrase(
        LogKind.CHANGED, N_("{who} recorded a consent."), N_("{who} recorded what {whom} agrees to.")
    ),
    "consent_withdrawn": Phrase(
        LogKind.CHANGED,
        N_("{who} recorded that a consent was taken back."),
        N_("{who} recorded that {whom} takes her consent back."),
    ),
    "referral_begun": Phrase(LogKind.CHANGED, N_("{who} began a referral."), N_("{who} began a referral of {whom}.")),
    "referral_dropped": Phrase(
        LogKind.DESTROYED,
        N_("{who} threw a referral away that was not finished."),
        N_("{who} threw a referral of {whom} away that was not finished."),
    ),
    "referral_opened": Phrase(
        LogKind.LOOKED, N_("{who} opened a referral."), N_("{who} opened the referral of {whom}.")
    ),
    "referral_recorded": Phrase(
        LogKind.CHANGED, N_("{who} recorded a referral."), N_("{who} recorded the referral of {whom}.")
    ),
    "referral_changed": Phrase(
        LogKind.CHANGED, N_("{who} changed a referral."), N_("{who} changed the referral of {whom}.")
    ),
    "referral_put_aside": Phrase(
        LogKind.CHANGED, N_("{who} put a referral aside."), N_("{who} put the referral of {whom} aside.")
    ),
    "referral_resumed": Phrase(
        LogKind.CHANGED, N_("{who} took a referral up again."), N_("{who} took the referral of {whom} up again.")
    ),
    "referrals_imported": Phrase(
        LogKind.CHANGED, N_("{who} took in a list of referrals."), N_("{who} took in {whom} from a list of referrals.")
    ),
    "referrals_exported": Phrase(
        LogKind.FILE, N_("{who} wrote referrals into a file."), N_("{who} wrote {whom} into a file of referrals.")
    ),
    "visit_opened": Phrase(LogKind.LOOKED, N_("{who} opened a visit."), N_("{who} opened a visit to {whom}.")),
    "visit_proposed": Phrase(
        LogKind.LOOKED,
        N_("{who} was given proposals for visits."),
        N_("{who} was given proposals for a visit to {whom}."),
    ),
    "visit_planned": Phrase(LogKind.CHANGED, N_("{who} planned a visit."), N_("{who} planned a visit to {whom}.")),
    "visit_moved": Phrase(LogKind.CHANGED, N_("{who} moved a visit."), N_("{who} moved a visit to {whom}.")),
    "visit_changed": Phrase(LogKind.CHANGED, N_("{who} changed a visit."), N_("{who} changed a visit to {whom}.")),
    "visit_cancelled": Phrase(
        LogKind.CHANGED, N_("{who} cancelled a visit."), N_("{who} cancelled a visit to {whom}.")
    ),
    "visit_reported": Phrase(
        LogKind.CHANGED, N_("{who} wrote the report of a visit."), N_("{who} wrote the report of a visit to {whom}.")
    ),
    "contact_recorded": Phrase(
        LogKind.CHANGED, N_("{who} recorded a contact."), N_("{who} recorded a contact with {whom}.")
    ),
    "safety_looked": Phrase(
        LogKind.LOOKED,
        N_("{who} looked at what to mind before a visit."),
        N_("{who} looked at what to mind before a visit to {whom}."),
    ),
    "onward_referred": Phrase(
        LogKind.CHANGED, N_("{who} referred somebody onward."), N_("{who} referred {whom} onward.")
    ),
    "onward_changed": Phrase(
        LogKind.CHANGED, N_("{who} changed an onward referral."), N_("{who} changed an onward referral of {whom}.")
    ),
    "letter_drafted": Phrase(
        LogKind.CHANGED, N_("{who} worked on a letter."), N_("{who} worked on a letter about {whom}.")
    ),
    "letter_opened": Phrase(LogKind.LOOKED, N_("{who} opened a letter."), N_("{who} opened a letter about {whom}.")),
    "letter_finalised": Phrase(
        LogKind.CHANGED, N_("{who} made a letter final."), N_("{who} made a letter about {whom} final.")
    ),
    "letter_beyond_preset": Phrase(
        LogKind.CHANGED,
        N_("{who} let more go along in a letter than is usual, and gave a reason."),
        N_("{who} let more go along in a letter about {whom} than is usual, and gave a reason."),
    ),
    "letter_without_consent": Phrase(
        LogKind.CHANGED,
        N_("{who} made a letter without consent, and gave a reason."),
        N_("{who} made a letter about {whom} without consent, and gave a reason."),
    ),
    "letter_sent": Phrase(
        LogKind.CHANGED,
        N_("{who} recorded that a letter was sent."),
        N_("{who} recorded that a letter about {whom} was sent."),
    ),
    "letter_withdrawn": Phrase(
        LogKind.CHANGED, N_("{who} withdrew a letter."), N_("{who} withdrew a letter about {whom}.")
    ),
    "letter_corrected": Phrase(
        LogKind.CHANGED, N_("{who} corrected a letter."), N_("{who} corrected a letter about {whom}.")
    ),
    "letter_printed": Phrase(
        LogKind.PAPER, N_("{who} printed or saved a letter."), N_("{who} printed or saved a letter about {whom}.")
    ),
    "plan_printed": Phrase(
        LogKind.PAPER,
        N_("{who} made a plan, list or sheet for printing."),
        N_("{who} put {whom} on a printed plan, list or sheet."),
    ),
    "plan_shredded": Phrase(
        LogKind.CHANGED,
        N_("{who} recorded that a printed plan was shredded."),
        N_("{who} recorded that a printed plan with {whom} on it was shredded."),
    ),
    "plan_lost": Phrase(
        LogKind.CHANGED,
        N_("{who} recorded that a printed plan was lost."),
        N_("{who} recorded that a printed plan with {whom} on it was lost."),
    ),
    "plan_found": Phrase(
        LogKind.CHANGED,
        N_("{who} recorded that a printed plan was found."),
        N_("{who} recorded that a printed plan with {whom} on it was found."),
    ),
    "calendar_exported": Phrase(
        LogKind.FILE,
        N_("{who} wrote visits into a calendar file, without names."),
        N_("{who} wrote visits to {whom} into a calendar file, without her name."),
    ),
    "exported": Phrase(
        LogKind.FILE, N_("{who} took data out of the program."), N_("{who} took data of {whom} out of the program.")
    ),
    "searched": Phrase(LogKind.LOOKED, N_("{who} searched."), N_("{who} saw {whom} among the answers of a search.")),
    "log_extracted": Phrase(
        LogKind.FILE,
        N_("{who} made an overview of the log for a woman herself."),
        N_("{who} made the overview of the log for {whom} herself."),
    ),
    "destroyed_again": Phrase(
        LogKind.DESTROYED,
        N_("What was destroyed before and came back with a backup was destroyed again."),
        N_("{who} destroyed again what a backup had brought back of {whom}."),
    ),
    "restricted_sealed": Phrase(
        LogKind.CHANGED,
        N_("{who} brought restricted notes under the second key."),
        N_("{who} brought restricted notes about {whom} under the second key."),
    ),
    "emergency_seen": Phrase(
        LogKind.LOOKED,
        N_("{who} took note of an emergency access."),
        N_("{who} took note of the emergency access to the record of {whom}."),
    ),
}
