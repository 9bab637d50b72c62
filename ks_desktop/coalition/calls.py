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
    blocks: list[paper.Block] = []
    for partner, services in _by_partner(calls, partners):
        blocks += _calls(partner, services, today)
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


def _by_partner(
    calls: Sequence[Service], partners: Mapping[OrganisationId, Organisation]
) -> list[tuple[Organisation | None, list[Service]]]:
    """Return what to ask by whom to ask it: one call for all that a partner offers; those of nobody come last."""
    found: dict[OrganisationId | None, list[Service]] = {}
    for service in calls:
        known = service.organisation_id if service.organisation_id in partners else None
        found.setdefault(known, []).append(service)
    alone = found.pop(None, [])
    grouped: list[tuple[Organisation | None, list[Service]]] = [
        (partners[key], each) for key, each in found.items() if key
    ]
    return [*grouped, (None, alone)] if alone else grouped


def _calls(partner: Organisation | None, services: Sequence[Service], today: date) -> list[paper.Block]:
    """Return the call to one partner: who they are and their phone, then each of their services."""
    asked = [_call(each, today) for each in services]
    if partner is None:
        head = paper.Heading(text=_("Without a partner"))
        return [paper.Together(blocks=(head, *asked[0].blocks)), *asked[1:]]
    reached = " · ".join(part for part in (partner.contact_name, partner.phone, partner.email) if part)
    head = paper.Heading(text=partner.name)
    whom = paper.Paragraph(text=reached or _("no phone is known yet: look it up"), tone=paper.Tone.MUTED)
    return [paper.Together(blocks=(head, whom, *asked[0].blocks)), *asked[1:]]


def _call(service: Service, today: date) -> paper.Together:
    return paper.Together(
        blocks=(
            paper.Heading(text=service.name, level=3),
            paper.Facts(rows=tuple(_facts(service, today))),
            paper.TickRow(items=tuple(map(_, _ASKED))),
            paper.Blanks(labels=tuple(map(_, _WRITTEN)), columns=2),
            paper.Blanks(labels=(_("What is different"),)),
        )
    )


def _facts(service: Service, today: date) -> list[paper.Fact]:
    has_partner = service.organisation_id is not None
    whom = " · ".join(part for part in (service.contact, service.phone, service.email) if part)
    said = (
        *(((N_("Whom to ask"), whom or _("nobody is known yet: look it up")),) if whom or not has_partner else ()),
        (N_("Now it says"), words.standing_text(service, today)),
        (N_("When"), words.when_text(service)),
        (N_("Who may refer"), words.roles_text(service) or _("not asked")),
        (N_("Waiting time"), words.waiting_text(service, today) or _("not asked")),
    )
    return [paper.Fact(label=_(label), value=value) for label, value in said]
