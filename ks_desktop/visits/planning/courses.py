"""What each contact of a woman asks of planning: her weeks, the agreed term, and when that stood still."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ks_desktop.clients.domain import Address, Case, Client
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.domain import FIRST_VISIT, ContactType, Terms
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.domain import Referral, Urgency
from ks_desktop.referrals.service import Referrals
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, Mode, StopClock, VisitWish, held_on, stopped_days
from ks_desktop.visits.planning.knowing import with_hers
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.store.wishes import visit_wishes
from ks_desktop.visits.travel import place_name, postcode_of

Asked = tuple[Case, str]
Key = tuple[CaseId, str]
_MOST_URGENT = (Urgency.URGENT, Urgency.SOON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One contact that is to be planned, and what is known of when.

    Attributes:
        contact_name: how nurses call this kind of contact.
        contact_by: the last day on which somebody is to have contacted her, by the agreed term.
        margin_days: days after the last possible one before the window counts as missed.
        stops: when the agreed term stood still.
    """

    wish: Wish
    contact_name: str
    contact_by: date | None = None
    margin_days: int = 0
    stops: tuple[StopClock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Who the women of some cases are, who referred them, and their visits: what costs most to ask for."""

    women: Mapping[CaseId, Client]
    referrals: Mapping[CaseId, tuple[Referral, ...]]
    visits: Mapping[CaseId, tuple[Appointment, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """All that was asked of the rooms below, once for everybody."""

    gathered: Gathered
    terms: Mapping[str, Terms]
    kinds: Mapping[str, ContactType]
    stops: Mapping[CaseId, tuple[StopClock, ...]]
    hers: Mapping[Key, VisitWish]


class Courses:
    """Asks the rooms below, with a fixed number of questions for any number of women."""

    def __init__(self, clock: Clock, clients: Clients, coalition: Coalition, referrals: Referrals) -> None:
        self._clock = clock
        self._clients = clients
        self._coalition = coalition
        self._referrals = referrals

    def gather(
        self, cases: Iterable[Case], visits: Mapping[CaseId, tuple[Appointment, ...]] | None = None, *, reading: Reading
    ) -> Gathered:
        """Ask who the women of these cases are, who referred them, and for their visits unless those are known."""
        cases = tuple(cases)
        ids = [case.id for case in cases]
        women = self._clients.clients({case.client_id for case in cases}, reading=reading)
        return Gathered(
            women={case.id: women[case.client_id] for case in cases},
            referrals=self._referrals.of_cases(ids, reading=reading),
            visits=store.of_cases(reading, ids) if visits is None else visits,
        )

    def of(self, asked: Collection[Asked], *, reading: Reading, gathered: Gathered | None = None) -> dict[Key, Course]:
        """Return what each asked contact, a case and the key of its kind, asks of planning.

        Args:
            asked: which contacts.
            reading: the open look at the database.
            gathered: what was asked for already, at least of these cases.
        """
        cases = {case.id: case for case, _kind in asked}
        known = self._known(list(cases), gathered or self.gather(cases.values(), reading=reading), reading)
        return {(case.id, kind): self._course(case, kind, known) for case, kind in asked}

    def _known(self, ids: Collection[CaseId], gathered: Gathered, reading: Reading) -> _Known:
        today = self._clock.today()
        areas = {gathered.women[case_id].address.municipality for case_id in ids}
        return _Known(
            gathered=gathered,
            terms=self._coalition.agreements.terms_of(areas, today, reading=reading),
            kinds={kind.key: kind for kind in self._coalition.contact_types.all(reading=reading)},
            stops=store.stops(reading, ids),
            hers=visit_wishes(reading, ids),
        )

    def _course(self, case: Case, contact_type: str, known: _Known) -> Course:
        woman, kind = known.gathered.women[case.id], known.kinds.get(contact_type)
        terms = known.terms[woman.address.municipality]
        stops = known.stops.get(case.id, ())
        asking = _Asking(case, contact_type, kind, known)
        wish = asking.wish(terms, stops, self._clock.today())
        return Course(
            wish=with_hers(wish, known.hers.get((case.id, contact_type))),
            contact_name=kind.name if kind else contact_type,
            contact_by=asking.contact_by(terms, wish),
            margin_days=terms.margin_days_of(contact_type),
            stops=stops,
        )


@dataclass(frozen=True, slots=True)
class _Asking:
    """One contact of one woman, while its wish is made."""

    case: Case
    contact_type: str
    kind: ContactType | None
    known: _Known

    def wish(self, terms: Terms, stops: Iterable[StopClock], today: date) -> Wish:
        """Return what it asks of planning."""
        woman = self.known.gathered.women[self.case.id]
        after = self._held_before()
        window = terms.window_after(self.contact_type, after)
        free = terms.free.stopped_on(stopped_days(stops, today))
        term_days = terms.term_days_of(self.contact_type)
        follows = after is not None and window.not_after is not None
        return Wish(
            case_id=self.case.id,
            contact_type=self.contact_type,
            due=self.case.due,
            postcode=postcode_of(woman.address),
            place=shown_place(woman.address),
            window=window,
            visit_by=window.possible(self.case.due).last if follows else free.after(self._from(), term_days),
            visit_days=term_days,
            minutes=None if self.kind is None or self.contact_type == FIRST_VISIT else self.kind.minutes,
            mode=Mode(self.kind.mode) if self.kind else Mode.HOME,
            region=woman.address.municipality,
            language=woman.language,
            needs_interpreter=woman.interpreter,
            urgency=self._urgency(),
            free_days=free,
        )

    def contact_by(self, terms: Terms, wish: Wish) -> date:
        """Return the last day of the term for a first contact with her."""
        days = terms.urgent_days if wish.urgency is Urgency.URGENT else terms.contact_days
        return wish.free_days.after(self._from(), days)

    def _held_before(self) -> date | None:
        """Return the day on which the contact was held that this one follows."""
        if self.kind is None or not self.kind.follows:
            return None
        return held_on(self.known.gathered.visits.get(self.case.id, ()), self.kind.follows)

    def _from(self) -> date:
        received = [referral.received_on for referral in self.known.gathered.referrals.get(self.case.id, ())]
        return min(received, default=self.case.opened_on)

    def _urgency(self) -> Urgency:
        given = {referral.urgency for referral in self.known.gathered.referrals.get(self.case.id, ())}
        return next((urgency for urgency in _MOST_URGENT if urgency in given), Urgency.ROUTINE)


def shown_place(address: Address) -> str:
    """Return how her place may be called on the screen, "" when it is secret."""
    return "" if address.is_secret else place_name(address.postcode)
