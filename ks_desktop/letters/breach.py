"""The note about lost paper for the privacy officer: one page, without a name; made anew each time, in the log."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.values import UserId
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.security.service import Users
from ks_desktop.visits.domain.incident import Incident, LostKind
from ks_desktop.visits.service.incidents import Incidents

_LABEL_MM: Final = 60.0


class BreachPrinting:
    """Prints one incident of the register."""

    def __init__(self, incidents: Incidents, users: Users) -> None:
        self._incidents = incidents
        self._users = users

    def sheet(self, incident_id: UUID, *, actor: UserId) -> Paper:
        """Return the note as it would be printed.

        Raises:
            UserError: there is no such incident.
        """
        incident = self._incidents.one(incident_id, actor=actor)
        name = self._users.get(incident.recorded_by, actor=actor).full_name
        codes = self._incidents.codes(incident, actor=actor)
        sheet = breach_sheet(incident, name, codes, wording("breach"))
        return paint.paper_of(replace(sheet, anchor=self._incidents.anchor()))


def breach_sheet(incident: Incident, by: str, codes: Sequence[str], words: Wording) -> paper.Sheet:
    """Return the note as a plain document; of the women it says only how many.

    Args:
        incident: what was lost.
        by: who wrote it down.
        codes: of the visits that stood on it.
        words: the wording.
    """
    rows = [
        (words.text("rows", "what"), _what(incident, words)),
        (words.text("rows", "lost_on"), words.long_day(incident.lost_on) if incident.lost_on else words.get("unknown")),
        (words.text("rows", "noticed_at"), _moment(incident.noticed_at, words)),
        (words.text("rows", "women"), words.text("women", count=incident.women)),
        (words.text("rows", "codes"), ", ".join(codes)),
        (words.text("rows", "strip"), _strip(incident, words)),
        (words.text("rows", "by"), by),
    ]
    data = tuple(str(words.get("data", word.value)) for word in incident.data)
    return paper.Sheet(
        title=words.get("title"),
        language=words.language,
        heading=words.get("heading"),
        aside=words.text("aside", day=words.short_day(local_day(incident.recorded_at))),
        notice=words.get("notice"),
        blocks=(
            paper.Facts(
                rows=tuple(paper.Fact(label=label, value=value) for label, value in rows if value), label_mm=_LABEL_MM
            ),
            paper.Heading(text=words.text("rows", "data")),
            paper.Bullets(items=data) if data else paper.Paragraph(text=words.get("no_data")),
            paper.Heading(text=words.text("rows", "where")),
            paper.Paragraph(text=incident.where or words.get("unknown")),
            paper.Heading(text=words.text("rows", "done")),
            paper.Paragraph(text=incident.done or words.get("nothing_done")),
            paper.Heading(text=words.get("judging")),
            paper.Paragraph(text=words.text("judge_by", moment=_moment(incident.judged_by, words))),
            paper.Paragraph(text=_told(incident, words)),
            paper.TickRow(label=words.get("decision"), items=tuple(words.get("decisions"))),
            paper.Blanks(labels=tuple(words.get("blanks")), columns=2),
        ),
        page_label=words.get("page"),
    )


def _what(incident: Incident, words: Wording) -> str:
    kind = words.get("kinds", incident.kind.value)
    return f"{kind} {incident.what}" if incident.kind is LostKind.PLAN else f"{kind}: {incident.what}"


def _moment(at: datetime, words: Wording) -> str:
    return words.text("moment", day=words.long_day(local_day(at)), time=f"{local_time(at):%H.%M}")


def _strip(incident: Incident, words: Wording) -> str:
    if incident.has_strip is None:
        return ""
    return str(words.get("strip_on" if incident.has_strip else "strip_off"))


def _told(incident: Incident, words: Wording) -> str:
    if incident.told_on is None:
        return str(words.get("not_told"))
    return words.text("told", day=words.day(incident.told_on))
