"""An invented woman and all that a letter about her may draw on: the one to look at a text with, never a real one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import (
    Address,
    Answer,
    Case,
    Client,
    Consent,
    ConsentPurpose,
    ConsentState,
    DueDateMethod,
    PersonName,
    SafeContact,
)
from ks_desktop.clients.domain.birth import Birth
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, ClientId, ConsentId, OrganisationId, ReferralId
from ks_desktop.letters.asking import YES, QuestionKind, questions
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.facts import (
    HandedOn,
    LetterFacts,
    Loop,
    Meeting,
    Office,
    Referrer,
    Signer,
    VisitResult,
    Wishes,
)
from ks_desktop.letters.making import begun
from ks_desktop.letters.translating import has_second
from ks_desktop.letters.wording import DEFAULT_LANGUAGE, Wording

_CASE: Final = CaseId(UUID(int=2))
_TO: Final = OrganisationId(UUID(int=3))
_PARTNERS: Final[Mapping[LetterKind, tuple[str, OrganisationKind]]] = {
    LetterKind.REFERRAL_SOCIAL: ("Buurtteam Voorbeeld", OrganisationKind.NEIGHBOURHOOD_TEAM),
    LetterKind.REFERRAL_INFORMAL: ("Vrijwilligers Voorbeeld", OrganisationKind.VOLUNTEERS),
    LetterKind.HANDOVER_MATERNITY: ("Kraamzorg Voorbeeld", OrganisationKind.MATERNITY_CARE),
    LetterKind.HANDOVER_JGZ: ("JGZ Elders", OrganisationKind.JGZ),
    LetterKind.REQUEST_TO_REFER: ("Huisartsen Voorbeeld", OrganisationKind.GP),
}
_MIDWIFE: Final = ("Verloskundigen Voorbeeld", OrganisationKind.MIDWIFE)
_WORDS: Final[Mapping[str, str]] = {
    "question": "Wilt u met haar kennismaken en samen kijken welke hulp past?",
    "assessment": "Zij redt zich goed en wil graag mensen in de buurt leren kennen.",
    "agreements": "Zij belt zelf voor een afspraak. Ik bel haar over twee weken.",
    "message": "Er is een vervolggesprek afgesproken.",
    "help_started": "later",
    "follow_up": "we_call",
    "refer_to": "de poli voor zwangeren",
    "requested_by": "mevrouw zelf",
    "identity": "paspoort",
}


def example_facts(kind: LetterKind, today: date, signer: Signer, office: Office) -> LetterFacts:
    """Return the facts of an invented woman, as a letter of a kind needs them.

    Args:
        kind: of letter.
        today: on the letter.
        signer: the real one.
        office: the real one.
    """
    name, partner = _PARTNERS.get(kind, _MIDWIFE)
    return LetterFacts(
        today=today,
        client=_CLIENT,
        case=_case(today),
        consents=tuple(_yes(purpose, today) for purpose in ConsentPurpose),
        signer=signer,
        office=office,
        wishes=Wishes(
            reasons=("family_situation", "work_income"),
            reason_note="Net verhuisd en kent nog weinig mensen.",
            own_question="Waar vind ik spullen voor de baby?",
        ),
        loop=Loop(
            contact_on=today - timedelta(days=9),
            attempts=2,
            visit=VisitResult.HELD,
            visit_on=today - timedelta(days=4),
        ),
        organisation=Organisation(
            id=_TO, name=name, kind=partner, street="Pleinweg", house_number="3", postcode="3573 XX", place="Utrecht"
        ),
        referrer=_referrer(today),
        meeting=_meeting(today),
        call_before=today + timedelta(days=4),
        caller=signer,
        lacking=("birth_date", "consent"),
        answer_by=today + timedelta(days=14),
        birth=Birth(case_id=_CASE, born_on=today - timedelta(days=6), told_on=today, children=1)
        if kind.is_handover
        else None,
        handed_on=HandedOn(
            visited_on=(today - timedelta(days=40),),
            goals=("Op tijd spullen voor de baby in huis",),
            agreed=("Buurtteam: belt over de regelingen",),
        ),
    )


def example_draft(kind: LetterKind, facts: LetterFacts, wording: Wording, language: str) -> LetterDraft:
    """Return a letter about the invented woman as its maker begins it, with everything filled in."""
    asked = {one.word: YES if one.kind is QuestionKind.YES_NO else "…" for one in questions(wording)}
    asked |= {one.word: one.choices[0] for one in questions(wording) if one.choices}
    words = {**_WORDS, **asked, "requested_on": facts.today.isoformat()}
    second = language if has_second(kind, language) else DEFAULT_LANGUAGE
    return replace(begun(LetterDraft(kind=kind, case_id=_CASE, words=words), facts), language=second)


_CLIENT: Final = Client(
    id=ClientId(UUID(int=1)),
    name=PersonName(given_name="Sanne", initials="S.", birth_surname="Voorbeeld", birth_surname_prefix="van"),
    birth_date=date(1996, 5, 4),
    bsn="999910413",
    address=Address(street="Lindestraat", house_number="8", postcode="3512 CD", place="Utrecht", municipality="GM0344"),
    contact=SafeContact(phone="06 00 00 00 00", safe_post=Answer.YES),
    language="tr",
    interpreter=True,
)


def _case(today: date) -> Case:
    return Case(
        id=_CASE,
        client_id=_CLIENT.id,
        due_date=today + timedelta(days=115),
        due_date_method=DueDateMethod.ULTRASOUND,
        opened_on=today - timedelta(days=11),
        gravida=2,
        para=1,
        midwife="Verloskundigen Voorbeeld",
        gp="Huisartsen Voorbeeld",
        maternity_care="Kraamzorg Voorbeeld",
    )


def _yes(purpose: ConsentPurpose, today: date) -> Consent:
    return Consent(
        id=ConsentId(UUID(int=4)),
        case_id=_CASE,
        purpose=purpose,
        state=ConsentState.GIVEN,
        asked_by="…",
        given_on=today - timedelta(days=2),
        receiver=_TO if purpose is ConsentPurpose.REFER else None,
    )


def _referrer(today: date) -> Referrer:
    return Referrer(
        referral_id=ReferralId(UUID(int=5)),
        organisation="Verloskundigen Voorbeeld",
        name="mw. S. van der Aa",
        in_care=True,
        received_on=today - timedelta(days=11),
        waits=True,
    )


def _meeting(today: date) -> Meeting:
    return Meeting(
        appointment_id=AppointmentId(UUID(int=6)),
        starts_at=instant_of(today + timedelta(days=3), time(10, 30)),
        minutes=60,
        mode="home",
        is_booked=True,
    )
