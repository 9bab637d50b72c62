"""What a woman is told of the log of her own record: who did what with which part of it, on which day. Pure.

Left out is what a nurse looked at for her own safety, and restricted notes: they are kept apart, and so is that
somebody looked. Reasons are left out as well: who gave one may have named somebody else, and the paper may lie at home.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from itertools import groupby
from typing import Final

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import DEFAULT_LANGUAGE, N_, _
from ks_desktop.core.values import UserId
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper
from ks_desktop.records.log.kinds import LogKind
from ks_desktop.records.log.questions import phrase_of
from ks_desktop.security.domain import NOBODY, AuditEntry, AuditEvent, Outcome

APART: Final = frozenset(
    {
        AuditEvent.SAFETY_LOOKED,
        AuditEvent.RESTRICTED_READ,
        AuditEvent.RESTRICTED_WRITTEN,
        AuditEvent.RESTRICTED_SEALED,
    }
)
_SHARES: Final = (0.7, 2.6, 4.2)
_BY_EVENT: Final[Mapping[str, str]] = {
    AuditEvent.CLIENT_OPENED: N_("looked into your record"),
    AuditEvent.SHIELD_LIFTED: N_("looked into your record, which is shielded, and gave a reason"),
    AuditEvent.EMERGENCY_OPENED: N_("looked into your record by emergency access, and gave a reason"),
    AuditEvent.EMERGENCY_SEEN: N_("took note that emergency access was used"),
    AuditEvent.REFERRAL_OPENED: N_("looked into your referral"),
    AuditEvent.VISIT_OPENED: N_("looked at a visit to you"),
    AuditEvent.VISIT_PROPOSED: N_("looked for a time for a visit to you"),
    AuditEvent.LETTER_OPENED: N_("read a letter about you"),
    AuditEvent.CLIENTS_LISTED: N_("had your name in a list on the screen"),
    AuditEvent.SEARCHED: N_("saw your name while searching"),
    AuditEvent.REFERRAL_RECORDED: N_("recorded your referral"),
    AuditEvent.REFERRALS_IMPORTED: N_("recorded your referral"),
    AuditEvent.CASE_OPENED: N_("began your record"),
    AuditEvent.CONSENT_RECORDED: N_("recorded what you agree to or not"),
    AuditEvent.CONSENT_WITHDRAWN: N_("recorded what you agree to or not"),
    AuditEvent.VISIT_PLANNED: N_("planned or changed a visit to you"),
    AuditEvent.VISIT_MOVED: N_("planned or changed a visit to you"),
    AuditEvent.VISIT_CHANGED: N_("planned or changed a visit to you"),
    AuditEvent.VISIT_CANCELLED: N_("planned or changed a visit to you"),
    AuditEvent.VISIT_REPORTED: N_("wrote the report of a visit to you"),
    AuditEvent.CONTACT_RECORDED: N_("recorded a contact with you"),
    AuditEvent.ONWARD_REFERRED: N_("referred you onward, or recorded what came of it"),
    AuditEvent.ONWARD_CHANGED: N_("referred you onward, or recorded what came of it"),
    AuditEvent.LETTER_DRAFTED: N_("worked on a letter about you"),
    AuditEvent.LETTER_FINALISED: N_("worked on a letter about you"),
    AuditEvent.LETTER_BEYOND_PRESET: N_("worked on a letter about you"),
    AuditEvent.LETTER_WITHOUT_CONSENT: N_("worked on a letter about you"),
    AuditEvent.LETTER_CORRECTED: N_("worked on a letter about you"),
    AuditEvent.LETTER_SENT: N_("recorded that a letter about you was sent"),
    AuditEvent.LETTER_WITHDRAWN: N_("withdrew a letter about you"),
    AuditEvent.LETTER_PRINTED: N_("printed or saved a letter about you"),
    AuditEvent.CALENDAR_EXPORTED: N_("wrote a visit to you into a calendar, without your name"),
    AuditEvent.ACCESS_GIVEN: N_("made a copy or overview for you"),
    AuditEvent.LOG_EXTRACTED: N_("made a copy or overview for you"),
    AuditEvent.REQUEST_BEGUN: N_("worked on your request"),
    AuditEvent.REQUEST_STEP: N_("worked on your request"),
    AuditEvent.REQUEST_FINISHED: N_("worked on your request"),
    AuditEvent.WORK_REFUSED: N_("wanted to do something with your record and was not allowed to"),
}
_BY_KIND: Final[Mapping[LogKind, str]] = {
    LogKind.LOOKED: N_("looked into your record"),
    LogKind.CHANGED: N_("changed something in your record"),
    LogKind.PAPER: N_("put you on a printed plan, list or sheet"),
    LogKind.FILE: N_("took data of you along in a file"),
    LogKind.ACCESS: N_("looked into your record"),
    LogKind.PEOPLE: N_("changed something in your record"),
    LogKind.STORAGE: N_("changed something in your record"),
    LogKind.DESTROYED: N_("looked whether data of you must be destroyed, or destroyed it"),
    LogKind.LOG: N_("looked up in the log who saw your record"),
}


def said(entry: AuditEntry) -> str:
    """Return what somebody did, as it is told to her."""
    what = _(_BY_EVENT.get(entry.event) or _BY_KIND[phrase_of(entry.event).kind])
    refused = _("(refused)") if entry.outcome is Outcome.REFUSED and entry.event != AuditEvent.WORK_REFUSED else ""
    return f"{what} {refused}".strip()


def in_days(entries: Iterable[AuditEntry]) -> tuple[tuple[date, tuple[AuditEntry, ...]], ...]:
    """Return what people did with her record by day, oldest first, without what is kept apart or the program's own."""
    told = sorted(
        (entry for entry in entries if entry.event not in APART and entry.actor != NOBODY), key=lambda entry: entry.seq
    )
    return tuple((day, tuple(group)) for day, group in groupby(told, key=lambda entry: local_day(entry.at)))


def her_sheet(  # noqa: PLR0913 - who keeps it, whose it is, and where the log was
    entries: Iterable[AuditEntry],
    people: Mapping[UserId, str],
    *,
    organisation: str,
    whose: str,
    day: date,
    anchor: str,
    with_names: bool,
) -> paper.Sheet:
    """Return the overview as a plain document.

    Args:
        entries: the lines about her.
        people: names of whoever works or worked here.
        organisation: who keeps the record.
        whose: initials of the woman; no name stands on it.
        day: of printing.
        anchor: the head of the log.
        with_names: name employees; else their function alone.
    """
    words = wording("plans")
    columns = tuple(
        paper.Column(head=head, share=share)
        for head, share in zip((_("Time"), _("Who"), _("What was done")), _SHARES, strict=True)
    )
    blocks: list[paper.Block] = [
        paper.Paragraph(
            text=_(
                "This is what was done with your record, and by whom. {organisation} keeps it. What stands in the "
                "record itself is not in this overview.",
                organisation=organisation or _("The organisation"),
            )
        )
    ]
    for its_day, group in in_days(entries):
        acts = dict.fromkeys(
            (local_time(entry.at), _who(entry, people, with_names=with_names), said(entry)) for entry in group
        )
        rows = tuple((_clock(at), who, what) for at, who, what in acts)
        blocks += [paper.Heading(text=words.long_day(its_day), level=2), paper.Table(columns=columns, rows=rows)]
    if len(blocks) == 1:
        blocks.append(paper.Paragraph(text=_("Nobody did anything with your record yet.")))
    blocks.append(
        paper.Paragraph(text=_("Do you have a question about this, or had somebody no reason to look? Ask us."))
    )
    return paper.Sheet(
        title=_("Overview of the log"),
        language=DEFAULT_LANGUAGE,
        heading=_("Who did what with your record"),
        aside=f"{whose}   {day:%d-%m-%Y}",
        notice=_("Confidential"),
        blocks=tuple(blocks),
        page_label=_("Page {page} of {pages}", page="{page}", pages="{pages}"),
        anchor=anchor,
    )


def _who(entry: AuditEntry, people: Mapping[UserId, str], *, with_names: bool) -> str:
    role = entry.actor_role or _("employee")
    name = people.get(entry.actor, "") if with_names else ""
    return f"{name}, {role}" if name else role


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
