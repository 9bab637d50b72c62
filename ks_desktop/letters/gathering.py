"""Brings together, from the lower rooms, what a letter about one case may draw on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Case
from ks_desktop.clients.domain.spellings import Kept, as_one, kept_by_spelling, kept_one
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.goals import kept_goals
from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, OrganisationId, ReferralId, UserId
from ks_desktop.letters.answering import as_given, ending_of, handed_on, last_day_to_call, loop_of, referrer_of
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.domain.loop import LoopFacts, help_asked, loops_owed
from ks_desktop.letters.extract.gathering import Keepers
from ks_desktop.letters.facts import LetterFacts, Meeting, Signer, Wishes
from ks_desktop.letters.looping import Looping
from ks_desktop.letters.office import office_of
from ks_desktop.letters.replacing import replaced_by
from ks_desktop.letters.store.own_texts import all_texts
from ks_desktop.letters.store.translations import all_checks
from ks_desktop.onward.domain import OnwardReferral
from ks_desktop.onward.service import Onward
from ks_desktop.referrals.domain import Referral, missing
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    ContactWay,
)
from ks_desktop.visits.service import Visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The lower rooms, asked together."""

    clock: Clock
    clients: Clients
    coalition: Coalition
    referrals: Referrals
    visits: Visits
    settings: SettingsStore
    users: Users
    onward: Onward

    def facts(self, draft: LetterDraft, *, reading: Reading) -> LetterFacts:
        """Return the facts for a letter, with the receiver its draft names or implies.

        Raises:
            UserError: the case, the partner or the user is not there any more.
        """
        case = self.case(draft.case_id, reading=reading)
        referrals = self.referrals.of_cases([case.id], reading=reading).get(case.id, ())
        visits = self.visits.of_cases([case.id], reading=reading).get(case.id, ())
        attempts = self.visits.attempts([case.id], reading=reading).get(case.id, ())
        meeting = appointment_for(draft, visits)
        kept = kept_by_spelling(self.coalition.spellings.all_of(reading=reading))
        known = LetterFacts(
            today=self.clock.today(),
            client=self.clients.clients([case.client_id], reading=reading)[case.client_id],
            case=case,
            still_since=self._still_since(case, reading),
            has_died=bool(self.clients.endings.died([case.client_id], reading=reading)),
            consents=as_one(self.clients.consents([case.id], reading=reading).get(case.id, ()), kept),
            signer=self._signer(reading.actor, reading),
            caller=self._signer(case.nurse, reading) if case.nurse is not None else None,
            office=office_of(reading),
            wishes=_wishes(referrals),
            loop=loop_of(case, visits, attempts),
            organisation=self._organisation(draft, kept, reading),
            meeting=_meeting(meeting) if meeting else None,
            free_days=self.coalition.free_days(reading=reading),
            own_texts=all_texts(reading),
            translation_checks=all_checks(reading),
            replaced=replaced_by(draft, reading),
        )
        if draft.kind.is_hers_by_right:
            return replace(known, kept=self._keepers().kept(case, known.consents, reading=reading))
        if draft.kind is LetterKind.NOT_REACHED:
            days = self.settings.read(actor=reading.actor).days_after_letter
            return replace(known, answer_by=known.free_days.after(known.today, days), meeting=_booked(visits))
        if draft.kind.is_handover:
            born = self.clients.births.of([case.id], reading=reading).get(case.id)
            hers = kept_goals([case.id], reading=reading).get(case.id, ())
            told = handed_on(visits, hers, self.clock.now())
            return replace(known, birth=born, handed_on=told)
        if draft.kind.is_referral:
            return replace(known, onward=self._onward(draft, reading))
        loop = self._loop(case, reading) if draft.kind is LetterKind.FEEDBACK else None
        owed = {one.referral_id for one in loops_owed(loop)} if loop is not None else set()
        referral = referral_for(draft, referrals, owed)
        if referral is None:
            return known
        if loop is not None:
            known = replace(known, help=help_asked(loop.onward, loop.letters, referral.id))
        return self._answering(draft, referral, referrals, known, reading)

    def _still_since(self, case: Case, reading: Reading) -> date | None:
        still = self.clients.standstills.of([case.id], reading=reading).get(case.id)
        return still.since if still is not None else None

    def _loop(self, case: Case, reading: Reading) -> LoopFacts:
        rooms = Looping(
            clock=self.clock,
            clients=self.clients,
            referrals=self.referrals,
            visits=self.visits,
            onward=self.onward,
        )
        return rooms.facts([case.id], reading=reading)[case.id]

    def _onward(self, draft: LetterDraft, reading: Reading) -> OnwardReferral | None:
        """Return the asking for help that a letter puts on paper; None of another woman's."""
        hers = self.onward.of_cases([draft.case_id], reading=reading).get(draft.case_id, ())
        return next((one for one in hers if one.id == draft.onward_id), None)

    def _keepers(self) -> Keepers:
        return Keepers(
            clients=self.clients,
            coalition=self.coalition,
            referrals=self.referrals,
            visits=self.visits,
            onward=self.onward,
            settings=self.settings,
            users=self.users,
        )

    def _answering(
        self,
        draft: LetterDraft,
        referral: Referral,
        others: Iterable[Referral],
        known: LetterFacts,
        reading: Reading,
    ) -> LetterFacts:
        """Return the facts with what a letter to a referrer adds: who it is, and what comes next."""
        case, client = known.case, known.client
        organisation, person = self.referrals.referrers.pointed_at(referral, reading=reading)
        terms = self.coalition.terms(client.address.municipality, known.today, reading=reading)
        ending = ending_of(referral, case, known.loop.visit)
        return replace(
            known,
            client=as_given(client, referral) if draft.kind.is_short else client,
            referrer=referrer_of(referral, others, organisation, person, ending),
            referrer_organisation=organisation,
            call_before=last_day_to_call(referral, terms, known.today),
            lacking=(
                *missing(referral, client, has_consent=known.has_agreed),
                *([REACH] if self._asks_how_to_reach(case, reading) else ()),
            ),
        )

    def _asks_how_to_reach(self, case: Case, reading: Reading) -> bool:
        """Tell whether she was tried often enough, and nothing but her referrer is left to ask."""
        standing = self.visits.contacts.standing([case.id], reading=reading).get(case.id)
        return standing is not None and standing.is_letter_due and standing.letter_way is ContactWay.REFERRER

    def case(self, case_id: CaseId, *, reading: Reading) -> Case:
        """Return a case.

        Raises:
            UserError: there is no such case.
        """
        case = self.clients.cases([case_id], reading=reading).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone", field="case_id")
        return case

    def _signer(self, user_id: UserId, reading: Reading) -> Signer:
        user = self.users.get(user_id, actor=reading.actor)
        return Signer(name=user.full_name, job_title=user.job_title, big_number=user.big_number, phone=user.phone)

    def _organisation(self, draft: LetterDraft, kept: Kept, reading: Reading) -> Organisation | None:
        """Return the partner a letter goes to; of one that was joined into another the one that stays."""
        chosen = kept_one(organisation_id(draft), kept)
        return self.coalition.organisation(chosen, reading=reading) if chosen is not None else None


REACH: Final = "reach"
"""Beside what is missing in a referral: how and when she can be reached."""


def referral_for(
    draft: LetterDraft, referrals: Iterable[Referral], owed: Collection[ReferralId] = ()
) -> Referral | None:
    """Return the referral a letter answers: the one named, else the newest that waits, else the newest.

    Args:
        draft: the letter.
        referrals: of the case.
        owed: those that are to hear something now, also once more.
    """
    if not draft.kind.is_to_referrer:
        return None
    by_others = sorted(
        (referral for referral in referrals if not referral.is_by_herself),
        key=lambda referral: (referral.id in owed or _is_open(draft.kind, referral), referral.received_on, referral.id),
        reverse=True,
    )
    named = [referral for referral in by_others if referral.id == draft.receiver]
    candidates = named if draft.receiver is not None else by_others
    return candidates[0] if candidates else None


def _is_open(kind: LetterKind, referral: Referral) -> bool:
    """Tell whether a letter of this kind is still to be written to the referrer."""
    if kind is LetterKind.RECEIPT:
        return referral.receipt_given_on is None
    return referral.asked_on is None if kind is LetterKind.QUESTION else referral.owes_feedback


def appointment_for(draft: LetterDraft, visits: Iterable[Appointment]) -> Appointment | None:
    """Return the visit an appointment letter announces: the one named while it stands, else the first booked.

    A cancellation is about the one named while it is off, else about the last one that was cancelled.
    """
    if not draft.kind.is_about_visit:
        return None
    visits = tuple(visits)
    if draft.kind is LetterKind.CANCELLATION:
        off = [visit for visit in visits if visit.state is AppointmentState.CANCELLED]
        named_off = [visit for visit in off if visit.id == draft.receiver]
        return max(named_off or off, key=lambda visit: visit.starts_at, default=None)
    named = next((visit for visit in visits if visit.id == draft.receiver), None)
    if named is not None and named.state is AppointmentState.BOOKED:
        return named
    # A visit that was cancelled and planned anew: the letter goes on with the new one.
    booked = (visit for visit in visits if visit.state is AppointmentState.BOOKED)
    return min(booked, key=lambda visit: visit.starts_at, default=named)


def organisation_id(draft: LetterDraft) -> OrganisationId | None:
    """Return the partner a draft goes to."""
    return OrganisationId(draft.receiver) if draft.kind.is_to_partner and draft.receiver else None


def referral_id(facts: LetterFacts) -> ReferralId | None:
    """Return the referral a letter answers."""
    return facts.referrer.referral_id if facts.referrer else None


def appointment_id(facts: LetterFacts) -> AppointmentId | None:
    """Return the visit a letter announces."""
    return facts.meeting.appointment_id if facts.meeting else None


def receiver_id(kind: LetterKind, facts: LetterFacts) -> UUID | None:
    """Return the id that names the receiver, as a draft keeps it."""
    if kind.is_to_referrer:
        return referral_id(facts)
    if kind.is_about_visit:
        return appointment_id(facts)
    return facts.organisation.id if facts.organisation else None


def _wishes(referrals: Iterable[Referral]) -> Wishes:
    newest_first = sorted(referrals, key=lambda referral: (referral.received_on, referral.id), reverse=True)
    reasons = dict.fromkeys(reason.value for referral in newest_first for reason in referral.reasons)
    return Wishes(
        reasons=tuple(reasons),
        reason_note=next((referral.reason_note for referral in newest_first if referral.reason_note), ""),
        own_question=next((referral.own_question for referral in newest_first if referral.own_question), ""),
    )


def _booked(visits: Iterable[Appointment]) -> Meeting | None:
    """Return the first visit that is planned."""
    booked = (visit for visit in visits if visit.state is AppointmentState.BOOKED)
    visit = min(booked, key=lambda one: one.starts_at, default=None)
    return _meeting(visit) if visit is not None else None


def _meeting(visit: Appointment) -> Meeting:
    return Meeting(
        appointment_id=visit.id,
        starts_at=visit.starts_at,
        minutes=visit.minutes,
        mode=visit.mode.value,
        is_booked=visit.state is AppointmentState.BOOKED,
    )
