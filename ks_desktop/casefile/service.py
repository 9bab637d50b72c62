"""A woman's page and the list of women, put together from the rooms below."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ks_desktop.casefile import store
from ks_desktop.casefile.domain import Around, CaseLine, CasePage, Facts, possibilities, threads
from ks_desktop.casefile.doubt import Doubtful, doubtful
from ks_desktop.casefile.gathering import Gathering, news_owed, owed
from ks_desktop.casefile.timeline import Told, timeline
from ks_desktop.clients.domain import Consent
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.consents import Answered
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import Due, GestationalAge, age_on, is_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, OrganisationId, UserId
from ks_desktop.letters.service import Letters
from ks_desktop.onward.service import Onward
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.security.audit import Audit
from ks_desktop.security.audit.journal import About
from ks_desktop.security.domain import AuditAction, AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import booked_until
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.whose import whose_cases

MOST_LINES: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """The lines of the list, and how many open cases there are besides these when nothing was searched."""

    lines: tuple[CaseLine, ...]
    not_shown: int


class CaseFiles:
    """Reads a case as a nurse looks at it.

    Attributes:
        emergency: the door to what is not hers to see.
    """

    def __init__(  # noqa: PLR0913 - a woman's page shows what all rooms know
        self,
        *,
        database: Database,
        clock: Clock,
        audit: Audit,
        users: Users,
        coalition: Coalition,
        clients: Clients,
        referrals: Referrals,
        retention: Retention,
        visits: Visits,
        letters: Letters,
        onward: Onward,
        emergency: EmergencyAccess,
        gathering: Gathering,
    ) -> None:
        self.emergency = emergency
        self._database = database
        self._clock = clock
        self._audit = audit
        self._users = users
        self._coalition = coalition
        self._clients = clients
        self._referrals = referrals
        self._retention = retention
        self._visits = visits
        self._letters = letters
        self._onward = onward
        self._gathering = gathering

    def answer(self, case_id: CaseId, answered: Answered, *, actor: UserId) -> Changes:
        """Store what she answered now; a case she does not agree to goes at once, unless it must stay a while.

        Raises:
            UserErrors: what is missing or wrong in the answer, each at its field; nothing is stored or destroyed.
        """
        changes = self._clients.answers.answer(case_id, answered, actor=actor)
        with self._database.reading(actor) as reading:
            ahead = self._retention.outlooks([case_id], reading=reading).get(case_id)
        if ahead is None or ahead.outcome is not NotKept.REFUSED or ahead.kept_because:
            return changes
        return changes | self._retention.destroy_refused(case_id, actor=actor)

    def page(self, case_id: CaseId, *, actor: UserId, is_refresh: bool = False) -> CasePage:
        """Return everything on a woman's page; each opening is one line in the log.

        Args:
            case_id: which pregnancy.
            actor: who looks.
            is_refresh: the page is open already and only looks again.
        Raises:
            UserError: the case is not there any more; or `shielded`: she is shielded from who asks.
        """
        with self._database.reading(actor) as reading:
            page = self._page(case_id, reading)
        if page.client.is_hidden:
            raise UserError(
                N_("This record is shielded: it is of a colleague, or a relative of one. Say why you open it."),
                code="shielded",
            )
        if not is_refresh:
            with self._database.work(actor, AuditEvent.CLIENT_OPENED) as work:
                about = About(client=page.client.id, case=case_id)
                self._audit.record(work, AuditEvent.CLIENT_OPENED, action=AuditAction.READ, about=about)
        return replace(page, undo_steps=self._gathering.steps(case_id, actor=actor))

    def list(self, *, actor: UserId, text: str = "", is_refresh: bool = False) -> CaseList:
        """Return the cases that fit what was typed, or without a text the open ones whose due date is nearest.

        Args:
            actor: who looks.
            text: part of a name, a birth date or a postcode.
            is_refresh: the same list was logged before.
        """
        found = self._clients.finding.find(text, actor=actor) if text.strip() else None
        with self._database.reading(actor) as reading:
            if found is None:
                ids = store.open_case_ids(reading, MOST_LINES)
                not_shown = store.count_open(reading) - len(ids)
            else:
                ids, not_shown = tuple(entry.case.id for entry in found), 0
            lines = tuple(map(self._line, self.facts(ids, reading=reading).values()))
        if lines and not is_refresh:
            self.note_list(len(lines), actor=actor)
        return CaseList(lines=lines, not_shown=not_shown)

    def note_list(self, count: int, *, actor: UserId) -> None:
        """Log that a list with so many women was shown."""
        with self._database.work(actor, AuditEvent.CLIENTS_LISTED) as work:
            about = About(subject="client", columns=str(count))
            self._audit.record(work, AuditEvent.CLIENTS_LISTED, action=AuditAction.READ, about=about)

    def facts(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, Facts]:
        """Return what the rooms know of these cases, in the order asked; the same few questions for any number."""
        ids = tuple(case_ids)
        cases = self._clients.cases(ids, reading=reading)
        clients = self._clients.clients({case.client_id for case in cases.values()}, reading=reading)
        consents = self._clients.consents(ids, reading=reading)
        referrals = self._referrals.of_cases(ids, reading=reading)
        appointments = self._visits.of_cases(ids, reading=reading)
        wanted = self._visits.wanted(ids, reading=reading)
        born = self._clients.births.born(ids, reading=reading)
        asked = self._onward.with_open(ids, reading=reading)
        news = news_owed(ids, self._letters, reading=reading)
        return {
            key: Facts(
                client=clients[cases[key].client_id],
                case=cases[key],
                consents=consents.get(key, ()),
                referrals=referrals.get(key, ()),
                appointments=appointments.get(key, ()),
                wanted=wanted.get(key, ()),
                is_born=key in born,
                help_is_asked=key in asked,
                news_owed=len(news.get(key, ())),
            )
            for key in ids
            if key in cases
        }

    def doubtful(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Doubtful, ...]]:
        """Return of these cases the booked visits that her consent or the due date of now speaks against."""
        now = self._clock.now()
        found = {
            key: doubtful(
                facts.appointments,
                facts.consents,
                self._clients.due_dates(key, reading=reading),
                self._coalition.terms(facts.client.address.municipality, local_day(now), reading=reading),
                now,
            )
            for key, facts in self.facts(case_ids, reading=reading).items()
            if facts.case.is_open
        }
        return {key: visits for key, visits in found.items() if visits}

    def _page(self, case_id: CaseId, reading: Reading) -> CasePage:
        facts = self.facts([case_id], reading=reading).get(case_id)
        if facts is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        case, client, today, now = facts.case, facts.client, self._clock.today(), self._clock.now()
        terms = self._coalition.terms(client.address.municipality, today, reading=reading)
        told = self._told(facts, reading)
        beside = self._gathering.beside(facts, reading=reading)
        names = {user.id: user.full_name for user in self._users.everybody(reading=reading)}
        its = whose_cases([case], today, reading=reading)[case_id]
        around = Around(
            letters=told.letters,
            onward=told.onward,
            owed=owed(facts, told.letters, told.onward, today, reading=reading),
        )
        medical, social = threads(facts, around, terms, today)
        every_case = self._clients.cases_of([client.id], reading=reading).get(client.id, ())
        return CasePage(
            facts=facts,
            state=facts.state(now),
            today=today,
            now=now,
            municipality=self._municipality(client.address.municipality),
            nurse=names.get(its.nurse, "") if its.nurse is not None else "",
            whose=its,
            team=frozenset(self._visits.proposing.team(reading)),
            age=_age(case.due, today),
            terms=terms,
            missing=facts.missing(today),
            attempts=told.attempts,
            letters=told.letters,
            onward=told.onward,
            owed=around.owed,
            due_dates=told.due_dates,
            other_cases=tuple(other for other in every_case if other.id != case_id),
            possible=possibilities(beside.weeks, today) if case.is_open and told.life.birth is None else (),
            medical=medical,
            social=social,
            doubtful=doubtful(facts.appointments, facts.consents, told.due_dates, terms, now),
            timeline=timeline(facts, told),
            receivers=told.receivers,
            to_tell=self._clients.answers.to_tell([case_id], reading=reading).get(case_id, ()),
            ahead=self._retention.outlooks([case_id], reading=reading).get(case_id),
            names=names,
            life=told.life,
            weeks=beside.weeks,
            stops=beside.stops,
            goals=beside.goals,
            involved=beside.involved,
            ending=beside.ending,
            close_reasons=beside.close_reasons,
            reaching=beside.reaching,
            shelf=beside.shelf,
            openings=beside.openings,
            still=beside.still,
            statements=beside.statements,
        )

    def _told(self, facts: Facts, reading: Reading) -> Told:
        case_id = facts.case.id
        return Told(
            attempts=self._visits.attempts([case_id], reading=reading).get(case_id, ()),
            letters=self._letters.of_cases([case_id], reading=reading).get(case_id, ()),
            onward=self._onward.of_cases([case_id], reading=reading).get(case_id, ()),
            due_dates=self._clients.due_dates(case_id, reading=reading),
            receivers=self._receivers(facts.consents, reading),
            closing=self._clients.close_reasons.label_of(facts.case, reading=reading),
            life=self._clients.life_events.whole(case_id, self._clients.births, reading=reading),
        )

    def _line(self, facts: Facts) -> CaseLine:
        today, case = self._clock.today(), facts.case
        booked = booked_until(facts.appointments)
        return CaseLine(
            case_id=case.id,
            name=facts.client.name.full,
            age=_age(case.due, today) if case.is_open else None,
            due_date=case.due_date,
            municipality=self._municipality(facts.client.address.municipality),
            state=facts.state(self._clock.now()),
            next_day=local_day(booked) if booked is not None else None,
        )

    def _municipality(self, code: str) -> str:
        return self._coalition.municipality(code).name if code else ""

    def _receivers(self, consents: Iterable[Consent], reading: Reading) -> dict[OrganisationId, str]:
        asked = {consent.receiver for consent in consents if consent.receiver is not None}
        partners = self._coalition.partners(reading=reading, with_hidden=True) if asked else ()
        return {partner.id: partner.name for partner in partners if partner.id in asked}


def _age(due: Due, today: date) -> GestationalAge | None:
    return age_on(due, today) if is_within(due, today) else None
