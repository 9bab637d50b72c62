from dataclasses import replace
from uuid import UUID

import pytest

from ks_desktop.clients.domain import ConsentPurpose, TellKind
from ks_desktop.clients.service.consents import Answered
from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.core.values import CaseId, OrganisationId
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from tests.letters.people import MIDWIFE_PRACTICE, TEAM
from tests.letters.rooms import QUESTION, Rooms


@pytest.fixture(autouse=True)
def _connected(rooms: Rooms) -> None:
    rooms.clients.answers.when_withdrawn.append(rooms.letters)


def take_back(
    rooms: Rooms, case_id: CaseId, purpose: ConsentPurpose, receiver: OrganisationId | None = None
) -> list[tuple[TellKind, str]]:
    no = Answered(purpose=purpose, agrees=False, given_on=rooms.clock.today(), asked_by="N. Proef", receiver=receiver)
    rooms.clients.answers.answer(case_id, no, actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        lines = rooms.clients.answers.to_tell([case_id], reading=reading).get(case_id, ())
    return [(line.informed.kind, line.informed.about) for line in lines]


def states(rooms: Rooms, case_id: CaseId) -> dict[LetterKind, LetterState]:
    with rooms.database.reading(rooms.actor) as reading:
        letters = rooms.letters.of_cases([case_id], reading=reading)[case_id]
    return {letter.kind: letter.state for letter in letters}


def write(rooms: Rooms, case_id: CaseId, *, is_sent: bool = False) -> None:
    """Make a letter to the team final, and begin one to the referrer."""
    team = TEAM
    draft = rooms.agree(LetterKind.REFERRAL_SOCIAL, case_id, team)
    words = {**QUESTION, "contact_before": rooms.clock.today().isoformat()}
    letter_id = rooms.letters.draft(
        LetterKind.REFERRAL_SOCIAL, case_id, team.id, draft.ticked, words, actor=rooms.actor
    )
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    if is_sent:
        rooms.letters.mark_sent(letter_id, SendRoute.SECURE_MAIL, rooms.clock.today(), actor=rooms.actor)
    rooms.letters.draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor)


def test_what_has_not_gone_out_is_withdrawn_and_whether_it_had_is_asked(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    write(rooms, case_id)
    told = take_back(rooms, case_id, ConsentPurpose.SIGN_UP)
    assert set(states(rooms, case_id).values()) == {LetterState.WITHDRAWN}
    assert told == [(TellKind.LETTER_READY, "2026-0001")]
    with rooms.database.reading(rooms.actor) as reading:
        assert rooms.letters.kept_because([case_id], reading=reading) == {}


def test_who_got_a_letter_must_hear_it_and_the_letter_stays_as_it_went(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    write(rooms, case_id, is_sent=True)
    told = take_back(rooms, case_id, ConsentPurpose.SIGN_UP)
    assert states(rooms, case_id) == {
        LetterKind.REFERRAL_SOCIAL: LetterState.SENT,
        LetterKind.FEEDBACK: LetterState.WITHDRAWN,
    }
    assert told == [(TellKind.LETTER_SENT, "2026-0001")]
    with rooms.database.reading(rooms.actor) as reading:
        assert list(rooms.letters.kept_because([case_id], reading=reading)) == [case_id]


def test_a_consent_for_one_partner_stops_only_the_letters_to_that_partner(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    write(rooms, case_id)
    take_back(rooms, case_id, ConsentPurpose.REFER, TEAM.id)
    assert states(rooms, case_id) == {
        LetterKind.REFERRAL_SOCIAL: LetterState.WITHDRAWN,
        LetterKind.FEEDBACK: LetterState.DRAFT,
    }


@pytest.mark.parametrize(
    ("purpose", "stopped"),
    [(ConsentPurpose.FEEDBACK, {LetterKind.FEEDBACK}), (ConsentPurpose.CONSULT, set())],
)
def test_each_purpose_stops_its_own_letters(rooms: Rooms, purpose: ConsentPurpose, stopped: set[LetterKind]) -> None:
    case_id, _referral = rooms.woman()
    write(rooms, case_id)
    take_back(rooms, case_id, purpose)
    assert {kind for kind, state in states(rooms, case_id).items() if state is LetterState.WITHDRAWN} == stopped


def test_the_letter_to_herself_goes_with_the_right_to_contact_her_and_nobody_else_got_it(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    rooms.letters.finalise(rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor), actor=rooms.actor)
    assert take_back(rooms, case_id, ConsentPurpose.CONTACT) == []
    assert states(rooms, case_id) == {LetterKind.APPOINTMENT: LetterState.WITHDRAWN}


ASKED = {"requested_by": "mevrouw zelf", "identity": "paspoort gezien"}


def test_her_own_record_she_gets_whatever_she_takes_back(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = rooms.letters.draft(LetterKind.RECORD_EXTRACT, case_id, words=ASKED, actor=rooms.actor)
    take_back(rooms, case_id, ConsentPurpose.SIGN_UP)
    assert states(rooms, case_id) == {LetterKind.RECORD_EXTRACT: LetterState.DRAFT}
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    rooms.letters.mark_sent(letter_id, SendRoute.BY_HAND, rooms.clock.today(), actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:  # showing it to her is no reason to keep it
        assert rooms.letters.kept_because([case_id], reading=reading) == {}


def test_a_letter_ready_for_the_gp_is_withdrawn_when_she_does_not_want_the_gp_to_be_told(rooms: Rooms) -> None:
    gp = replace(MIDWIFE_PRACTICE, id=OrganisationId(UUID(int=15)), kind=OrganisationKind.GP)
    rooms.partner(gp)
    case_id, _referral = rooms.woman()
    draft = rooms.agree(LetterKind.REFERRAL_MEDICAL, case_id, gp)
    words = {**QUESTION, "contact_before": rooms.clock.today().isoformat()}
    letter_id = rooms.letters.draft(LetterKind.REFERRAL_MEDICAL, case_id, gp.id, draft.ticked, words, actor=rooms.actor)
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    rooms.letters.draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor)  # to her midwife
    take_back(rooms, case_id, ConsentPurpose.INFORM_GP)
    assert states(rooms, case_id) == {
        LetterKind.REFERRAL_MEDICAL: LetterState.WITHDRAWN,
        LetterKind.FEEDBACK: LetterState.DRAFT,
    }
