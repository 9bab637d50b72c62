"""The letter to a woman who was not reached, and what becomes of the tries when it goes out."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterDraft, LetterKind, LetterState, SendRoute
from ks_desktop.visits.domain import ContactResult, ContactWay
from ks_desktop.visits.planning.reaching import Reaching
from ks_desktop.visits.service.contacts import Tried
from tests.letters.rooms import Rooms

_HIDDEN = (
    "zwanger",
    "baby",
    "kind",
    "verwacht",
    "huisbezoek",
    "verlosk",
    "aanmeld",
    "prenata",
    "kraam",
    "jeugd",
    "jgz",
)


def standing(rooms: Rooms, case_id: CaseId) -> Reaching:
    with rooms.database.reading(rooms.actor) as reading:
        return rooms.visits.contacts.standing([case_id], reading=reading)[case_id]


def tried_in_vain(rooms: Rooms, case_id: CaseId, times: int = 3) -> None:
    for day in range(times):
        at = instant_of(rooms.clock.today() - timedelta(days=1 + day), time(10))
        rooms.visits.contacts.record(case_id, Tried(result=ContactResult.NOT_REACHED, at=at), actor=rooms.actor)


def made(rooms: Rooms, case_id: CaseId, kind: LetterKind = LetterKind.NOT_REACHED) -> LetterDraft:
    return rooms.letters.begin(kind, case_id, actor=rooms.actor)


def test_nobody_in_her_house_learns_anything_from_it(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(safe_post="yes")
    letter = rooms.letters.make(made(rooms, case_id), actor=rooms.actor, is_final=True)
    text = " ".join(PdfReader(BytesIO(rooms.letters.pdf(letter.id, actor=rooms.actor))).pages[0].extract_text().split())
    assert "Ik heb geprobeerd u te bereiken." in text
    assert "Mevrouw A. Kaya" in text
    assert not [word for word in _HIDDEN if word in text.lower()]
    assert letter.values == {}
    assert "Retouradres: Stationsplein 1, 3511 ED Utrecht" in text
    assert "030\u00a0000\u00a000\u00a000" in text or "030 000 00 00" in text


def test_it_goes_out_by_post_and_stands_with_the_tries(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    tried_in_vain(rooms, case_id)
    draft = made(rooms, case_id)
    assert draft.route is SendRoute.POST
    assert standing(rooms, case_id).is_letter_due
    letter = rooms.letters.make(draft, actor=rooms.actor, is_final=True)
    assert standing(rooms, case_id).is_letter_due  # until it has gone out
    rooms.letters.mark_sent(letter.id, SendRoute.POST, rooms.clock.today(), actor=rooms.actor)
    found = standing(rooms, case_id)
    assert (found.is_letter_due, found.tries, found.written_on) == (False, 3, rooms.clock.today())
    with rooms.database.reading(rooms.actor) as reading:
        last = rooms.visits.attempts([case_id], reading=reading)[case_id][-1]
    assert (last.way, last.left_message, last.at) == (ContactWay.LETTER, True, rooms.clock.now())


@pytest.mark.parametrize(
    ("woman", "codes"),
    [
        ({"safe_post": "no"}, ["post_unsafe"]),
        ({"partner_may_know": "no"}, ["post_unsafe"]),
        ({"street": "", "house_number": "", "postcode": "", "place": ""}, ["address_missing"]),
    ],
)
def test_it_is_posted_only_where_post_is_safe(rooms: Rooms, woman: dict[str, str], codes: list[str]) -> None:
    case_id, _referral = rooms.woman(**woman)
    draft = LetterDraft(kind=LetterKind.NOT_REACHED, case_id=case_id, route=SendRoute.POST)
    with pytest.raises(UserErrors) as refused:
        rooms.letters.make(draft, actor=rooms.actor, is_final=True)
    assert [error.code for error in refused.value.errors] == codes


def test_it_needs_no_more_than_the_sign_up_and_stops_when_she_wants_no_contact(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    look = rooms.letters.look(made(rooms, case_id), actor=rooms.actor)
    assert (look.hindrances, look.needed_consent) == ((), None)
    letter = rooms.letters.make(made(rooms, case_id), actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        consents = rooms.clients.consents([case_id], reading=reading)[case_id]
    sign_up = next(each for each in consents if each.purpose is ConsentPurpose.SIGN_UP)
    rooms.clients.answers.when_withdrawn.append(rooms.letters)
    rooms.clients.answers.withdraw(sign_up.id, rooms.clock.today(), actor=rooms.actor)
    assert rooms.letters.letter(letter.id, actor=rooms.actor).state is LetterState.WITHDRAWN


def test_who_has_a_visit_or_a_closed_case_gets_none(rooms: Rooms) -> None:
    booked, _referral = rooms.woman()
    rooms.book(booked)
    codes = [error.code for error in rooms.letters.look(made(rooms, booked), actor=rooms.actor).hindrances]
    assert codes == ["visit_planned"]


def test_where_only_her_referrer_is_left_the_question_asks_how_to_reach_her(rooms: Rooms) -> None:
    case_id, referral_id = rooms.woman(safe_post="no")
    question = LetterDraft(kind=LetterKind.QUESTION, case_id=case_id, receiver=referral_id, route=SendRoute.SECURE_MAIL)
    codes = [error.code for error in rooms.letters.look(question, actor=rooms.actor).hindrances]
    assert codes == ["nothing_missing"]
    tried_in_vain(rooms, case_id)
    letter = rooms.letters.make(question, actor=rooms.actor, is_final=True)
    text = PdfReader(BytesIO(rooms.letters.pdf(letter.id, actor=rooms.actor))).pages[0].extract_text()
    assert "Te bereiken via" in text
    rooms.letters.mark_sent(letter.id, SendRoute.SECURE_MAIL, rooms.clock.today(), actor=rooms.actor)
    found = standing(rooms, case_id)
    assert (found.is_letter_due, found.written_on) == (False, rooms.clock.today())
    assert date(2026, 12, 1) < (found.close_from or date.min)
