"""The rooms a letter stands on, over a real encrypted file, with one invented woman."""

from dataclasses import dataclass
from datetime import date, time

from ks_desktop.clients.service import Clients
from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock, instant_of
from ks_desktop.core.database import Database
from ks_desktop.core.gestation import age_of
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import AppointmentId, CaseId, ReferralId, UserId
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.service import Agreement, Letters
from ks_desktop.onward.service import Onward
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.audit import Audit
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import Proposal
from ks_desktop.visits.service import Visits
from tests.letters.people import MIDWIFE_PRACTICE, TEAM
from tests.undoing import watched_undo

VALUES = {
    "received_on": "2026-11-10",
    "channel": "phone",
    "route": "direct",
    "referrer_organisation": "Verloskundigen De Wiek",
    "referrer_name": "mw. S. van der Aa",
    "referrer_role": "midwife",
    "feedback_wanted": "yes",
    "given_name": "Aylin",
    "initials": "A.",
    "birth_surname": "Kaya",
    "birth_date": "1998-03-12",
    "bsn": "999910413",
    "bsn_checked_by": "S. van der Aa",
    "bsn_checked_on": "2026-11-10",
    "street": "Lindestraat",
    "house_number": "8",
    "postcode": "3512 CD",
    "place": "Utrecht",
    "municipality": "GM0344",
    "phone": "06 12 34 56 78",
    "safe_post": "yes",
    "language": "tr",
    "interpreter": "yes",
    "due_date": "2027-03-16",
    "midwife": "Verloskundigen De Wiek",
    "gp": "Huisartsenpraktijk Zonstraat",
    "reasons": "work_income|mental_wellbeing",
    "reason_note": "Slaapt slecht sinds de verhuizing.",
    "own_question": "Waar kan ik spullen voor de baby krijgen?",
    "consent_given": "yes",
    "consent_by": "S. van der Aa",
    "consent_on": "2026-11-10",
    "consent_form": "spoken",
}
QUESTION = {"question": "Wilt u met haar kennismaken?"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """Everything below letters, and letters."""

    database: Database
    clock: Clock
    actor: UserId
    clients: Clients
    coalition: Coalition
    referrals: Referrals
    visits: Visits
    onward: Onward
    letters: Letters
    settings: SettingsStore
    undo: Undo
    audit: Audit
    users: Users

    def woman(self, **changes: str) -> tuple[CaseId, ReferralId]:
        """Sign up a woman; changes are fields of the referral."""
        recorded = self.referrals.record({**VALUES, **changes}, actor=self.actor)
        return recorded.case_id, recorded.referral_id

    def partner(self, organisation: Organisation) -> Organisation:
        """Store a partner."""
        self.coalition.save_organisation(organisation, actor=self.actor)
        return organisation

    def book(self, case_id: CaseId, day: date = date(2026, 11, 24)) -> AppointmentId:
        """Plan a visit at half past ten."""
        proposal = Proposal(
            case_id=case_id,
            nurse=self.actor,
            starts_at=instant_of(day, time(10, 30)),
            minutes=60,
            age=age_of(23, 6),
            travel_before=0,
            travel_after=0,
            is_best=True,
        )
        with self.database.work(self.actor, "test") as work:
            # The room's own booking, without its search: what is tested here is the letter.
            return self.visits.changing.book(proposal, work=work)[0]

    def agree(self, kind: LetterKind, case_id: CaseId, organisation: Organisation) -> LetterDraft:
        """Return a new referral letter that she agreed to."""
        draft = self.letters.begin(kind, case_id, organisation.id, actor=self.actor)
        said = Agreement(asked_by="N. Proef", given_on=self.clock.today())
        self.letters.agree(draft, said, actor=self.actor)
        return draft


def furnish(database: Database, clock: Clock, actor: UserId) -> Rooms:
    """Put the rooms together."""
    undo = watched_undo(database, clock)
    settings = SettingsStore(database)
    coalition = Coalition(database, clock)
    clients = Clients(database, clock, undo)
    referrals = Referrals(database, clock, clients, coalition)
    visits = Visits(database, clock, clients, coalition, referrals, undo, settings)
    audit = Audit(database, clock, process="test")
    users = Users(database)
    onward = Onward(database, clock, clients, coalition)
    letters = Letters(database, clock, clients, coalition, referrals, visits, onward, settings, users, audit)
    clients.when_closed += [visits, letters]
    settings.change(
        {
            "organisation": "JGZ Voorbeeldstad",
            "organisation_street": "Stationsplein 1",
            "organisation_place": "3511 ED Utrecht",
            "organisation_phone": "030 000 00 00",
        },
        actor=actor,
    )
    rooms = Rooms(
        database=database,
        clock=clock,
        actor=actor,
        clients=clients,
        coalition=coalition,
        referrals=referrals,
        visits=visits,
        onward=onward,
        letters=letters,
        settings=settings,
        undo=undo,
        audit=audit,
        users=users,
    )
    rooms.partner(MIDWIFE_PRACTICE)
    rooms.partner(TEAM)
    return rooms
