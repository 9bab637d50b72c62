"""All rooms over one open database, in the order of the line: each is given the rooms below it."""

from pathlib import Path

from typing_extensions import override

from ks_desktop.administration.people import People
from ks_desktop.administration.service import Administration
from ks_desktop.casefile.fitting import Fitting
from ks_desktop.casefile.gathering import Gathering
from ks_desktop.casefile.service import CaseFiles
from ks_desktop.casefile.steps import DoneSteps
from ks_desktop.casefile.summary import Summaries
from ks_desktop.clients.restricted import RestrictedNotes, RestrictedTexts
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.births import Births
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.clients.service.finding import Finding
from ks_desktop.clients.service.goals import Goals
from ks_desktop.clients.service.involved import InvolvedPeople
from ks_desktop.clients.service.joining import Joining
from ks_desktop.clients.service.likenesses import Likenesses
from ks_desktop.clients.service.standstill import Standstills
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.exchanging import DirectoryExchange
from ks_desktop.coalition.service.merging import DirectoryMerge
from ks_desktop.core import attachments, undo
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.sealing import Sealer
from ks_desktop.core.values import UserId
from ks_desktop.house.building import Building
from ks_desktop.house.connecting import connect
from ks_desktop.house.pins import Pins
from ks_desktop.house.privacy import copies_of
from ks_desktop.house.undoing import LABELS, RoomsWatched
from ks_desktop.letters.agreement_sheet import AgreementSheets
from ks_desktop.letters.breach import BreachPrinting
from ks_desktop.letters.calls import CallPrinting
from ks_desktop.letters.handing_over import HandOverPrinting
from ks_desktop.letters.huddle import HuddlePrinting
from ks_desktop.letters.printing import PlanPrinting
from ks_desktop.letters.service import Letters
from ks_desktop.letters.service.finding import LetterFinding
from ks_desktop.letters.service.wordings import Wordings
from ks_desktop.letters.telling import TellPrinting
from ks_desktop.onward.service import Onward
from ks_desktop.onward.service.at_once import AtOnce
from ks_desktop.records.keeping.service import Keeping
from ks_desktop.records.leaving import LeavingWithAll
from ks_desktop.records.log import LogBook
from ks_desktop.records.purposes import DataList
from ks_desktop.records.requests.service import Requests
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.doubles import Doubles
from ks_desktop.referrals.service.exports import Exports
from ks_desktop.referrals.service.halfdone import HalfDone
from ks_desktop.referrals.service.imports import Imports
from ks_desktop.referrals.service.papers import Papers
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.referrals.service.trays import Trays
from ks_desktop.search.codes import PaperCodes
from ks_desktop.search.service import Search
from ks_desktop.security.rights import Right
from ks_desktop.today.service import Mornings
from ks_desktop.visits.restricted import SafetyLooks, SealingUp
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.by_code import VisitCodes
from ks_desktop.visits.service.calendars import Calendars
from ks_desktop.visits.service.caseload import Caseloads
from ks_desktop.visits.service.checking import Checks
from ks_desktop.visits.service.details import VisitDetails
from ks_desktop.visits.service.further import FurtherContacts
from ks_desktop.visits.service.handing_over import HandOvers
from ks_desktop.visits.service.incidents import Incidents
from ks_desktop.visits.service.interpreters import Interpreters
from ks_desktop.visits.service.missed import MissedWindows
from ks_desktop.visits.service.moving_visits import Moving
from ks_desktop.visits.service.new_homes import NewHomes
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.visits.service.remarks import VisitRemarks
from ks_desktop.visits.service.reminders import Reminders
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.stop_clocks import StopClocks
from ks_desktop.visits.service.team_weeks import TeamWeeks
from ks_desktop.visits.service.travels import TravelCorrections
from ks_desktop.visits.service.week_proposal import WeekProposals
from ks_desktop.visits.service.wishes import VisitWishes


class House(Building):
    """One opened data folder and everything that can be done with it."""

    def __init__(
        self, database: Database, clock: Clock, *, folder: Path, process: str, sealer: Sealer | None = None
    ) -> None:
        """Put the rooms together over an open database whose schema is current. Nobody is logged in yet.

        Args:
            database: the open file.
            clock: tells the time.
            folder: the data folder.
            process: who holds it.
            sealer: the second key, for what few may read; None when the slot that unlocked it holds none.
        """
        super().__init__(database, clock, folder=folder, process=process)
        self.sealed_texts = RestrictedTexts(database, self.audit, sealer, self._may_read_sealed)
        if sealer is not None:
            self.when_closed(sealer.wipe)
        self.pins: Pins | None = None  # there where a key file gave the key
        self._furnish_records()
        self._furnish_upstairs()

    def _furnish_records(self) -> None:
        """Put in what holds partners, women and referrals."""
        database, clock = self.database, self.clock
        self.coalition = Coalition(database, clock)
        self.services, self.alliances = self.coalition.services, self.coalition.alliances
        self.directory_exchange = DirectoryExchange(database, clock, self.audit)
        self.directory_merge = DirectoryMerge(database, clock, self.coalition)
        self.coalition.register.use(actor=self.actor)
        self.clients = Clients(database, clock, self.undo)
        self.undo.install(RoomsWatched(self.audit, self.clients), LABELS)
        self.endings, self.close_reasons = self.clients.endings, self.clients.close_reasons
        self.likenesses = self.clients.likenesses
        self.joining = self.clients.joining
        self.likenesses.install()
        self.clients.standstills.install()
        self.consents = self.clients.answers
        self.restricted = RestrictedNotes(database, clock, self.sealed_texts)
        self.emergency = EmergencyAccess(
            database, clock, self.audit, self.clients.shield, self.sealed_texts, self.users
        )
        self.done_steps = DoneSteps(database, self.undo, self.clients, self.users, self.audit)
        self.goals = Goals(database, self.undo)
        self.involved = InvolvedPeople(database, self.undo)
        self.referrals = Referrals(database, clock, self.clients, self.coalition)
        self.doubles = Doubles(database, clock, self.clients, self.joining)
        self.referrals.doubted = self.doubles.doubted
        self.exports = Exports(database, self.referrals, self.audit)
        self.half_done = HalfDone(database, clock, self.users, self.referrals, self.clients)
        self.imports = Imports(database, clock, self.clients, self.referrals.referrers)
        self.retention = Retention(database, clock, self.clients)
        self.trays = Trays(database, clock, self.referrals)
        self.papers = Papers(database, clock, self.referrals)

    def _furnish_upstairs(self) -> None:
        database, clock = self.database, self.clock
        self.visits = Visits(database, clock, self.clients, self.coalition, self.referrals, self.undo, self.settings)
        self.calendar = Calendars(database, clock, self.clients, self.coalition, self.referrals, self.audit)
        self.printed_plans = PrintedPlans(database, clock, self.clients, self.users, self.audit)
        self.safety, self.reports = self.visits.safety, self.visits.reports
        self.schedules = Schedules(database, clock, self.users, self.visits.facts.diaries, self.visits.changing)
        self.week_proposals = WeekProposals(database, clock, self.visits, self.schedules)
        self.when_closed(self.week_proposals.close)
        self.team_weeks = TeamWeeks(database, self.visits, self.schedules)
        facts = self.visits.facts
        self.stop_clocks = StopClocks(database, clock, facts, self.undo)
        self.missed = MissedWindows(database, clock, facts, self.undo)
        self.further = FurtherContacts(database, clock, self.coalition, facts, self.undo)
        self.remarks = VisitRemarks(database, clock, facts)
        self._furnish_by_hand()
        self.onward = Onward(database, clock, self.clients, self.coalition)
        self.at_once = AtOnce(
            database=database,
            clock=clock,
            onward=self.onward,
            clients=self.clients,
            coalition=self.coalition,
            users=self.users,
        )
        self.letters = Letters(
            database,
            clock,
            self.clients,
            self.coalition,
            self.referrals,
            self.visits,
            self.onward,
            self.settings,
            self.users,
            self.audit,
        )
        self._furnish_papers()
        self._furnish_log()
        self._furnish_privacy()
        connect(self)
        self.casefiles = CaseFiles(
            database=database,
            clock=clock,
            audit=self.audit,
            users=self.users,
            coalition=self.coalition,
            clients=self.clients,
            referrals=self.referrals,
            retention=self.retention,
            visits=self.visits,
            letters=self.letters,
            onward=self.onward,
            emergency=self.emergency,
            gathering=Gathering(
                coalition=self.coalition,
                courses=facts.courses,
                goals=self.goals,
                involved=self.involved,
                endings=self.endings,
                contacts=self.contacts,
                restricted=self.restricted,
                emergency=self.emergency,
                standstills=self.clients.standstills,
                undo=self.undo,
            ),
        )
        self.fitting = Fitting(database, clock, self.casefiles, self.coalition, self.goals)
        self.summaries = Summaries(database, clock, self.audit, self.clients, self.visits)
        self.mornings = Mornings(
            database=database,
            clock=clock,
            clients=self.clients,
            coalition=self.coalition,
            retention=self.retention,
            visits=self.visits,
            contacts=self.contacts,
            reports=self.reports,
            births=self.births,
            reminders=self.reminders,
            interpreters=self.interpreters,
            referrals=self.referrals,
            onward=self.onward,
            requests=self.requests,
            casefiles=self.casefiles,
            emergency=self.emergency,
        )
        self.mornings.notices.append(self.keeping.notice)
        codes = PaperCodes(clock, self.letter_finding, self.visit_codes)
        self.search = Search(clock, self.clients, self.coalition, self.audit, self.rights, codes=codes)
        self.administration = Administration(
            folder=self.folder,
            database=database,
            clock=clock,
            audit=self.audit,
            users=self.users,
            settings=self.settings,
            coalition=self.coalition,
            close_reasons=self.close_reasons,
            retention=self.retention,
            visits=self.visits,
            schedules=self.schedules,
            wordings=self.wordings,
            backups=self.backups,
            people=self.people,
        )

    @override
    def enter(self, actor: UserId, *, wrong_tries: int = 0) -> None:
        super().enter(actor, wrong_tries=wrong_tries)
        if not self.is_read_only:
            self.sealing_up.seal(actor=actor)

    def _furnish_privacy(self) -> None:
        """Put in her rights, and what the officer answers with."""
        database, clock = self.database, self.clock
        self.data_list = DataList(database, clock, self.audit, self.rights)
        self.leaving_with_all = LeavingWithAll(database, clock, self.audit, self.users, self.rights, self.data_list)
        self.requests = Requests(database, clock, self.clients, self.audit, self.rights)
        self.access_copies = copies_of(self)
        self.keeping = Keeping(database, clock, self.audit, self.clients, self.users, self.rights, self.retention)

    def _may_read_sealed(self, actor: UserId) -> bool:
        return self.rights.may(Right.RESTRICTED, actor=actor)

    def _furnish_papers(self) -> None:
        """Put in what makes papers beside the letters, and finds them again."""
        database, clock = self.database, self.clock
        self.wordings = Wordings(database, clock, self.users)
        self.plans = PlanPrinting(database, self.visits, self.team_weeks, self.printed_plans, self.settings, self.users)
        self.call_lists = CallPrinting(database, self.visits, self.reminders, self.printed_plans, self.users)
        self.huddle = HuddlePrinting(database, clock, self.visits, self.caseload, self.schedules, self.audit)
        self.work_lists = HandOverPrinting(database, self.visits, self.printed_plans, self.settings, self.users)
        self.breaches = BreachPrinting(self.incidents, self.users)
        self.telling = TellPrinting(database, clock, self.clients, self.audit)
        self.agreement_sheets = AgreementSheets(database, clock, self.coalition, self.audit)
        self.letter_finding = LetterFinding(database, self.clients)
        self.visit_codes = VisitCodes(database, self.clients)

    def _furnish_log(self) -> None:
        """Put in what looks into the log."""
        self.log = LogBook(
            database=self.database,
            clock=self.clock,
            audit=self.audit,
            clients=self.clients,
            users=self.users,
            rights=self.rights,
            copies=lambda actor: self.backups.copies(actor=actor),
        )

    def _furnish_by_hand(self) -> None:
        """Put in what changes single visits and what is to be done about them."""
        database, clock, facts = self.database, self.clock, self.visits.facts
        self.sealing_up = SealingUp(database, self.audit, self.sealed_texts)
        self.births, self.life_events = self.clients.births, self.clients.life_events
        self.new_homes = NewHomes(database, clock, self.coalition, facts, self.schedules)
        self.incidents = Incidents(database, clock, self.clients, self.audit, self.undo)
        checks = Checks(clock, facts, self.safety, self.audit)
        self.moving = Moving(database, facts, self.visits.changing, checks, self.schedules)
        self.details = VisitDetails(database, self.visits.changing, checks, self.schedules)
        self.interpreters = Interpreters(database, clock, facts, self.visits.changing)
        self.reminders = Reminders(database, clock, facts)
        self.contacts = self.visits.contacts
        self.wishes = VisitWishes(database, facts, self.undo, self.schedules)
        self.travels = TravelCorrections(database, self.undo)
        self.visits.proposing.team = self.schedules.planned
        self.caseload = Caseloads(database, self.visits, self.schedules)
        self.hand_overs = HandOvers(database, self.visits, self.schedules, self.caseload, checks, self.undo)
        self.assigning = self.hand_overs.assigning
        self.people = People(
            database=database,
            clock=clock,
            audit=self.audit,
            users=self.users,
            rights=self.rights,
            clients=self.clients,
            schedules=self.schedules,
        )


def claimed_tables() -> frozenset[str]:
    """Return the tables whose rows of a case some room removes when the case is destroyed."""
    low = (Clients, Standstills, Finding, Births, Goals, InvolvedPeople, Likenesses, Joining, Referrals)
    few = (RestrictedNotes, EmergencyAccess)
    rooms = (
        *low,
        Visits,
        SafetyLooks,
        Calendars,
        PrintedPlans,
        Incidents,
        HandOvers,
        Onward,
        Letters,
        Requests,
        Keeping,
    )
    return frozenset().union(
        attachments.CLAIMED_TABLES, undo.CLAIMED_TABLES, *(room.claimed_tables for room in (*few, *rooms))
    )
