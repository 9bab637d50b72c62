"""What was agreed with one municipality, on one sheet: coalition, terms, weeks, whom to call. Nothing about a woman.

What nobody agreed on is marked as a proposal: the numbers of the program are no norm.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from ks_desktop.coalition.domain import (
    FIRST_VISIT,
    Alliance,
    ContactType,
    LocalAgreements,
    Municipality,
    Organisation,
    OrganisationKind,
    Terms,
)
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.agreements import PROPOSAL
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.texts import _
from ks_desktop.core.values import UserId
from ks_desktop.letters.agreeing import alliance_blocks, contact_rows, escalation_blocks, names_of, words_blocks
from ks_desktop.letters.facts import Office
from ks_desktop.letters.office import office_of
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent

KIND: Final = "agreement"
MOST_PARTNERS: Final = 5  # so that it stays one sheet; the rest stands in the directory
MOST_DAYS: Final = 6
_LOCAL: Final = frozenset({OrganisationKind.MUNICIPALITY, OrganisationKind.NEIGHBOURHOOD_TEAM})
_YEAR: Final = timedelta(days=366)
_LABEL_MM: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What stands on the sheet.

    Attributes:
        partners: the municipality itself and its teams, those of its own place.
        alliances: the local coalitions that work there.
        local: whom to call and what was agreed in words; None when nothing was.
        before: those that became it, the last ended first.
    """

    municipality: Municipality
    terms: Terms
    kinds: tuple[ContactType, ...]
    partners: tuple[Organisation, ...]
    office: Office
    today: date
    alliances: tuple[Alliance, ...] = ()
    local: LocalAgreements | None = None
    before: tuple[Municipality, ...] = ()

    @property
    def is_proposal(self) -> bool:
        """Tell whether nothing was agreed with this municipality: the default counts, or what the program proposes."""
        return self.terms.municipality != self.municipality.code or self.terms.source == _(PROPOSAL)


class AgreementSheets:
    """Prints what was agreed with a municipality; made anew each time, kept nowhere, in the log."""

    def __init__(self, database: Database, clock: Clock, coalition: Coalition, audit: Audit) -> None:
        self._database = database
        self._clock = clock
        self._coalition = coalition
        self._audit = audit

    def paper(self, municipality: str, *, actor: UserId) -> Paper:
        """Return the sheet of a municipality, as it counts today.

        Args:
            municipality: its CBS code or its name.
            actor: who asks for it.
        Raises:
            UserError: there is no such municipality.
        """
        known, today = self._coalition.municipality(municipality), self._clock.today()
        with self._database.reading(actor) as reading:
            held = self._coalition.agreements.held(known.code, today, reading=reading)
            if len(held.now) == 1 and held.now[0] != known:  # of one that is part of another one, the other's counts
                known = held.now[0]
                held = self._coalition.agreements.held(known.code, today, reading=reading)
            agreed = Agreed(
                municipality=known,
                terms=held.terms,
                alliances=held.alliances,
                local=held.local,
                before=held.before,
                kinds=tuple(self._coalition.contact_types.all(reading=reading)),
                partners=local_partners(known, self._coalition.partners(reading=reading)),
                office=office_of(reading),
                today=today,
            )
        with self._database.work(actor, AuditEvent.AGREEMENT_PRINTED) as work:
            self._audit.record(work, AuditEvent.AGREEMENT_PRINTED)
        return paint.paper_of(replace(agreement_sheet(agreed, wording(KIND)), anchor=self._audit.anchor()))


def local_partners(municipality: Municipality, partners: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Return the municipality and its teams among the partners: those that sit in its place, by name."""
    found = [one for one in partners if one.kind in _LOCAL and one.place.casefold() == municipality.name.casefold()]
    return tuple(sorted(found, key=lambda one: (one.kind is not OrganisationKind.MUNICIPALITY, one.name.casefold())))


def agreement_sheet(agreed: Agreed, words: Wording) -> paper.Sheet:
    """Return the sheet as a plain document."""
    name, day = agreed.municipality.name, words.day(agreed.terms.valid_from)
    has_local = agreed.local is not None and not agreed.local.is_empty
    proposed = "partly" if has_local else "proposed"
    notice = proposed if agreed.is_proposal else "agreed"
    blocks = (
        *alliance_blocks(agreed.alliances, agreed.today, words),
        *_terms(agreed, words),
        *_windows(agreed, words),
        *_contacts(agreed, words),
        *escalation_blocks(agreed.local, words),
        *words_blocks(agreed.local, agreed.today, words),
    )
    return paper.Sheet(
        title=words.get("title"),
        language=words.language,
        heading=words.get("heading"),
        aside=words.text("aside", municipality=name, before=names_of(agreed.before)),
        notice=words.text(notice, municipality=name, day=day),
        blocks=(*blocks, paper.Blanks(labels=tuple(words.get("blanks", "labels")), columns=2)),
        footer=words.text("printed", day=words.day(agreed.today), office=agreed.office.name),
        page_label=words.get("page"),
        size=paper.TextSize.SMALL,  # one sheet, to hang beside the telephone
    )


def _terms(agreed: Agreed, words: Wording) -> Iterator[paper.Block]:
    terms = agreed.terms
    lines = (
        ("contact", terms.contact_days, "referral"),
        ("urgent", terms.urgent_days, "referral"),
        ("visit", terms.visit_days, "referral"),
        ("feedback", terms.feedback_days, "held"),
    )
    mark = f" ({words.get('proposal')})" if agreed.is_proposal else ""
    rows = tuple(
        paper.Fact(
            label=words.get("terms", what),
            value=f"{words.text('terms', 'days', count=count)} {words.get('terms', since)}{mark}",
        )
        for what, count, since in lines
    )
    yield paper.Heading(text=words.get("terms", "heading"))
    yield paper.Facts(rows=rows, label_mm=_LABEL_MM)
    said = [words.text("windows", "attention", age=terms.attention_from), *_days(agreed, words)]
    if terms.source and terms.source != _(PROPOSAL):
        said.append(words.text("terms", "source", source=terms.source))
    yield paper.Paragraph(text=" ".join(said), tone=paper.Tone.MUTED)


def _windows(agreed: Agreed, words: Wording) -> Iterator[paper.Block]:
    names = {kind.key: kind.name for kind in agreed.kinds}
    rows = tuple(_window(kind, agreed, names, words) for kind in agreed.kinds if _has_weeks(kind, agreed.terms))
    yield paper.Heading(text=words.get("windows", "heading"))
    yield _table(words.get("windows", "columns"), (2.0, 0.8, 3.6, 2.3, 1.0), rows)


def _has_weeks(kind: ContactType, terms: Terms) -> bool:
    return not kind.is_hidden and (kind.key == FIRST_VISIT or terms.contact_window(kind.key) is not None)


def _window(kind: ContactType, agreed: Agreed, names: Mapping[str, str], words: Wording) -> tuple[str, ...]:
    own = agreed.terms.contact_window(kind.key) if kind.key != FIRST_VISIT else None
    window = agreed.terms.window_of(kind.key)
    possible = words.text("windows", "weeks", start=window.earliest, end=window.latest)
    best = words.text("windows", "weeks", start=window.best_from, end=window.best_until)
    if own is not None and own.after_until and kind.follows:
        before = names.get(kind.follows, kind.follows).lower()
        possible = words.text("windows", "after", start=own.after_from, end=own.after_until, before=before)
    is_agreed = own.municipality == agreed.municipality.code if own is not None else not agreed.is_proposal
    mark = "" if is_agreed else words.get("proposal")
    return kind.name, words.text("windows", "minutes", count=kind.minutes), possible, best, mark


def _days(agreed: Agreed, words: Wording) -> list[str]:
    free = agreed.terms.free
    kept = words.text("days", "text", good_friday=free.good_friday == "yes", liberation=free.liberation_day)
    coming = {"own": _coming(free.closed, agreed.today), "worked": _coming(free.worked, agreed.today)}
    said = [
        words.text("days", name, days=", ".join(f"{words.short_day(day)} ({free.names[day]})" for day in days))
        for name, days in coming.items()
        if days
    ]
    return [kept, *said]


def _coming(days: Iterable[date], today: date) -> list[date]:
    """Return the first of the days of the coming year."""
    return sorted(day for day in days if today <= day < today + _YEAR)[:MOST_DAYS]


def _contacts(agreed: Agreed, words: Wording) -> Iterator[paper.Block]:
    office, partners = agreed.office, agreed.partners
    rows = contact_rows(agreed.local, words)
    rows += tuple((one.name, one.contact_name, one.phone) for one in partners[:MOST_PARTNERS])
    yield paper.Heading(text=words.get("contacts", "heading"))
    first = words.text("contacts", "own", office=office.name, phone=office.phone, hours=office.hours)
    yield paper.Paragraph(text=f"{first} {words.get('contacts', 'urgent')}")
    if rows:
        yield _table(words.get("contacts", "columns"), (2.2, 2.6, 3.4), rows)
    if len(partners) > MOST_PARTNERS:
        text = words.text("contacts", "more", count=len(partners) - MOST_PARTNERS)
        yield paper.Paragraph(text=text, tone=paper.Tone.MUTED)


def _table(heads: Iterable[str], shares: Iterable[float], rows: tuple[tuple[str, ...], ...]) -> paper.Table:
    columns = tuple(paper.Column(head=head, share=share) for head, share in zip(heads, shares, strict=True))
    return paper.Table(columns=columns, rows=rows)
