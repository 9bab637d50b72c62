"""The list of calls to make about what is offered: whom to ask, what, and room to write. No woman stands on it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import Organisation, Service
from ks_desktop.coalition.wording import services as words
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import OrganisationId
from ks_desktop.paper import documents as paper

MOST_CALLS: Final = 60  # some ten pages: more is no list for a morning
_ASKED: Final = (N_("It still exists"), N_("For whom, weeks and who may refer are right"), N_("Full or stopped"))
_WRITTEN: Final = (N_("Waiting time in weeks"), N_("Spoken with"))


def calls_sheet(stale: Sequence[Service], partners: Mapping[OrganisationId, Organisation], today: date) -> paper.Sheet:
    """Return the list as a plain document."""
    calls = stale[:MOST_CALLS]
    blocks: list[paper.Block] = [_call(each, partners, today) for each in calls]
    if not calls:
        blocks.append(paper.Paragraph(text=_("Nothing is to be asked again now.")))
    if len(stale) > len(calls):
        left = len(stale) - len(calls)
        said = n_(
            "{count} more is to be asked; print again when these are done.",
            "{count} more are to be asked; print again when these are done.",
            left,
        )
        blocks.append(paper.Paragraph(text=said, tone=paper.Tone.MUTED))
    return paper.Sheet(
        title=_("Check list of the directory"),
        language=_(N_("en")),
        heading=_("Check list of the directory"),
        aside=words.day_text(today),
        notice=_("Ask about what is offered. Never say or write here about whom it is."),
        blocks=tuple(blocks),
        page_label=_("Page {page} of {pages}", page="{page}", pages="{pages}"),
        size=paper.TextSize.SMALL,
    )


def _call(service: Service, partners: Mapping[OrganisationId, Organisation], today: date) -> paper.Together:
    partner = partners.get(service.organisation_id) if service.organisation_id is not None else None
    return paper.Together(
        blocks=(
            paper.Heading(text=service.name),
            paper.Facts(rows=tuple(_facts(service, partner, today))),
            paper.TickRow(items=tuple(map(_, _ASKED))),
            paper.Blanks(labels=tuple(map(_, _WRITTEN)), columns=2),
            paper.Blanks(labels=(_("What is different"),)),
        )
    )


def _facts(service: Service, partner: Organisation | None, today: date) -> list[paper.Fact]:
    of_partner = (partner.name, partner.contact_name, partner.phone, partner.email) if partner is not None else ()
    whom = " · ".join(part for part in (*of_partner, service.contact, service.phone, service.email) if part)
    said = (
        (N_("Whom to ask"), whom or _("nobody is known yet: look it up")),
        (N_("Now it says"), words.standing_text(service, today)),
        (N_("When"), words.when_text(service)),
        (N_("Who may refer"), words.roles_text(service) or _("not asked")),
        (N_("Waiting time"), words.waiting_text(service, today) or _("not asked")),
    )
    return [paper.Fact(label=_(label), value=value) for label, value in said]
