"""A shielded record through every room that names women: who is not her nurse sees that it is there, not whose."""

from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.casefile.service import CaseFiles
from ks_desktop.clients.domain.emergency import Opens
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId, ClientId, UserId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.security.domain import User
from tests.families import client_of, logged, sign_up

HERS = ("Geheimstra", "Cornelia", "Verborgenlaan", "06 98765432", "06-98765432")


@pytest.fixture
def colleague(house: House) -> UserId:
    user = User(id=UserId(new_id()), name="collega", full_name="Mw. Collega")
    house.users.add(user, actor=house.actor)
    return user.id


@pytest.fixture
def case(house: House) -> CaseId:
    case_id = sign_up(
        house, "Geheimstra", given_name="Cornelia", street="Verborgenlaan", phone="06 98765432", shielded="yes"
    )
    house.letters.keep(house.letters.begin(LetterKind.FEEDBACK, case_id, actor=house.actor), actor=house.actor)
    return case_id


def everywhere(house: House, actor: UserId, case: CaseId) -> dict[str, str]:
    """Return what each list of the house shows to somebody, as text."""
    with house.database.reading(actor) as reading:
        lines = house.referrals.lines_of_cases([case], reading=reading)
        referrals = [line.referral.id for line in lines[case]]
        exported = house.referrals.fields_of(referrals, reading=reading)
    return {
        "women": repr(house.casefiles.list(actor=actor).lines),
        "women found": repr(house.casefiles.list(actor=actor, text="geheim").lines),
        "search": repr(house.search.find("geheimstra", actor=actor)),
        "referrals": repr(house.referrals.list(actor=actor)),
        "referrals of her": repr(lines),
        "exported": repr(exported),
        "register": repr(house.letters.register(actor=actor)),
        "to plan": repr(house.visits.to_plan(actor=actor)),
        "morning": repr(house.mornings.morning(actor=actor)),
        "week": repr(house.visits.week_plan(2026, 48, nurse=house.actor, actor=actor)),
    }


def test_her_own_nurse_sees_her_everywhere(house: House, case: CaseId) -> None:
    seen = everywhere(house, house.actor, case)
    for place in ("women", "women found", "search", "referrals", "referrals of her", "exported", "register", "to plan"):
        assert "Geheimstra" in seen[place], place


def test_to_others_nothing_of_hers_is_shown_anywhere(house: House, colleague: UserId, case: CaseId) -> None:
    seen = everywhere(house, colleague, case)
    for place, text in seen.items():
        assert not [word for word in HERS if word in text], place
    assert "Afgeschermd dossier" in seen["women"]
    assert "Afgeschermd dossier" in seen["register"]
    assert "Afgeschermd dossier" in seen["to plan"]
    assert "Geheim" not in seen["women found"]


def test_who_is_likely_the_same_woman_does_not_say_who_she_is(house: House, colleague: UserId, case: CaseId) -> None:
    other = client_of(house, sign_up(house, "Geheimsma", given_name="Cornelia", phone="06 98765432"))
    hers = client_of(house, case)
    assert [woman.id for woman, _alike in house.likenesses.alike(ClientId(other), actor=house.actor)] == [hers]
    assert house.likenesses.alike(ClientId(other), actor=colleague) == ()
    with pytest.raises(UserError) as refused:
        house.joining.compare(ClientId(other), ClientId(hers), actor=colleague)
    assert refused.value.code == "shielded"
    pairs = house.doubles.open_pairs(actor=colleague, client_ids=[ClientId(hers)])
    (pair,) = [pair for pair in pairs if pair.newer.client_id == other]
    assert not [word for word in HERS if word != "Cornelia" and word in repr(pair)]
    assert "naam lijkt" in "; ".join(reason.text() for reason in pair.reasons)
    typed = {"birth_surname": "Geheimsma", "given_name": "Cornelia", "phone": "06 98765432"}
    found = house.doubles.while_typing(typed, actor=colleague)
    assert hers in {candidate.woman.client_id for candidate in found}
    assert "Geheimstra" not in repr(found)


def test_a_booked_visit_of_hers_is_a_block_without_a_name(house: House, colleague: UserId, case: CaseId) -> None:
    best = house.visits.proposals(case, actor=house.actor)[0]
    house.visits.accept(best, actor=house.actor)
    year, week, _day = best.starts_at.date().isocalendar()
    plan = house.visits.week_plan(year, week, nurse=house.actor, actor=colleague)
    assert case.hex in repr(plan).replace("-", "")
    assert not [word for word in (*HERS, "C.G.") if word in repr(plan)]


def test_opening_asks_why_and_the_reason_is_kept_for_her_nurse(house: House, colleague: UserId, case: CaseId) -> None:
    with pytest.raises(UserError) as refused:
        house.casefiles.page(case, actor=colleague)
    assert refused.value.code == "shielded"
    with pytest.raises(UserError) as refused:
        _open_referral(house, case, colleague)
    assert refused.value.code == "shielded"
    with pytest.raises(UserError) as refused:
        house.emergency.open(case, "  ", opens=Opens.RECORD, actor=colleague)
    assert refused.value.field == "reason"
    assert logged(house, "emergency_opened") == []
    house.emergency.open(case, "Ik neem vandaag waar", opens=Opens.RECORD, actor=colleague)
    assert house.casefiles.page(case, actor=colleague).client.name.birth_surname == "Geheimstra"
    assert set(logged(house, "emergency_opened")) == {(client_of(house, case).hex, case.hex)}
    with house.database.reading(house.actor) as reading:
        (opening,) = house.emergency.of_cases([case], reading=reading)[case]
    assert (opening.user, opening.reason) == (colleague, "Ik neem vandaag waar")
    assert house.verify() == []


def test_who_may_see_her_is_asked_nothing(house: House, colleague: UserId, case: CaseId) -> None:
    files: CaseFiles = house.casefiles
    assert files.page(case, actor=house.actor).client.is_shielded
    with house.database.reading(house.actor) as reading:
        hers = house.clients.cases([case], reading=reading)[case]
    house.clients.save_case(replace(hers, nurse=colleague), actor=house.actor)
    assert files.page(case, actor=colleague).client.name.birth_surname == "Geheimstra"


def test_what_stands_for_her_cannot_be_saved_over_her(house: House, colleague: UserId, case: CaseId) -> None:
    with house.database.reading(colleague) as reading:
        client_id = client_of(house, case)
        (shown,) = house.clients.clients([client_id], reading=reading).values()  # type: ignore[list-item]
    assert shown.is_hidden
    with pytest.raises(StaleError):
        house.clients.save_client(replace(shown, birth_date=date(2000, 1, 1)), actor=colleague)
    assert house.casefiles.page(case, actor=house.actor).client.name.birth_surname == "Geheimstra"


def _open_referral(house: House, case: CaseId, actor: UserId) -> object:
    with house.database.reading(house.actor) as reading:
        (referral,) = house.referrals.of_cases([case], reading=reading)[case]
    return house.referrals.open(referral.id, actor=actor)
