from dataclasses import replace
from datetime import date, timedelta

from ks_desktop.casefile import agreeing
from ks_desktop.clients.domain import (
    ConsentForm,
    ConsentPurpose,
    ConsentState,
    Informed,
    TellKind,
    ToTell,
)
from ks_desktop.core.values import CaseId, OrganisationId, ReferralId, new_id
from ks_desktop.referrals.domain import Channel, Referral, Route
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.referrals.domain.retention import Outlook
from tests.clients.makers import RECEIVED, make_case, make_client, make_consent

CASE = make_case(make_client())
TODAY = date(2026, 11, 21)
TEAM = OrganisationId(new_id())


def referral(route: Route | None = Route.DIRECT, channel: Channel | None = Channel.PHONE) -> Referral:
    return Referral(
        id=ReferralId(new_id()),
        case_id=CASE.id,
        received_on=RECEIVED,
        route=route,
        channel=channel,
        referrer_organisation="De Bron",
    )


def test_each_topic_stands_once_with_the_answer_that_counts_and_those_before() -> None:
    first = make_consent(CASE)
    no = make_consent(CASE, state=ConsentState.REFUSED, given_on=RECEIVED + timedelta(days=1))
    to_team = make_consent(CASE, purpose=ConsentPurpose.REFER, receiver=TEAM)
    found = agreeing.topics([first, to_team, no], {TEAM: "Buurtteam Oost"}, TODAY)
    assert [topic.heading for topic in found] == [
        "De aanmelding",
        "Terugkoppeling aan de verwijzer",
        "Doorverwijzen (Buurtteam Oost)",
        "De huisarts informeren",
    ]
    sign_up = found[0]
    assert (sign_up.newest, sign_up.before) == (no, (first,))
    assert not sign_up.can_be_taken_back
    assert found[2].can_be_taken_back
    assert found[3].newest is None


def test_an_answer_is_one_sentence() -> None:
    yes = make_consent(CASE, form=ConsentForm.SIGNED)
    assert agreeing.answer_text(yes, "wo 18 nov") == "ja, op wo 18 nov, gevraagd door S. de Wit, formulier getekend"
    no = replace(yes, state=ConsentState.REFUSED, asked_by="")
    assert agreeing.answer_text(no, "wo 18 nov") == "nee, op wo 18 nov"
    back = replace(yes, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY, asked_by="")
    assert agreeing.answer_text(back, "za 21 nov") == "ingetrokken op za 21 nov"
    assert agreeing.day_of(back) == TODAY
    assert agreeing.day_of(yes) == RECEIVED


def test_her_own_sign_up_is_her_consent_in_words() -> None:
    own = make_consent(CASE, asked_by="")
    said = agreeing.answer_text(own, "wo 18 nov", referral(Route.SELF))
    assert said == "ja: zij meldde zichzelf aan op wo 18 nov (telefoon)"
    assert agreeing.answer_text(own, "wo 18 nov", referral(Route.SELF, Channel.SELF)).endswith("wo 18 nov")
    assert agreeing.answer_text(own, "wo 18 nov", referral(Route.DIRECT)).startswith("ja, op")


def test_what_was_said_around_it_stands_under_its_heading_and_letter_words_are_translated() -> None:
    whole = make_consent(CASE, explained="Wat het is", why="Zij wil het", data="name,phone")
    assert [text for _heading, text in agreeing.details(whole)] == ["Wat het is", "Zij wil het", "naam, telefoon"]
    assert list(agreeing.details(make_consent(CASE, data="Naam, en wat zij zelf zegt"))) == [
        ("Which data", "Naam, en wat zij zelf zegt")
    ]
    assert list(agreeing.details(make_consent(CASE))) == []


def test_two_referrers_who_say_two_things_are_said_in_words() -> None:
    brought = referral()
    no = make_consent(CASE, state=ConsentState.REFUSED)
    yes = make_consent(CASE, given_on=RECEIVED + timedelta(days=1))
    (topic, *_rest) = agreeing.topics([no, yes], {}, TODAY)
    assert agreeing.clash(topic, {yes.id: brought}, "do 19 nov") == (
        "Het nieuwste antwoord telt: dat van do 19 nov, via De Bron."
    )
    nobody = replace(yes, asked_by="")
    (topic, *_rest) = agreeing.topics([no, nobody], {}, TODAY)
    assert agreeing.clash(topic, {}, "do 19 nov") == "Het nieuwste antwoord telt: dat van do 19 nov."
    (alone, *_rest) = agreeing.topics([yes], {}, TODAY)
    assert agreeing.clash(alone, {}, "do 19 nov") == ""


def test_who_must_hear_it_is_one_sentence_each() -> None:
    def line(kind: TellKind, who: str = "Buurtteam", about: str = "2026-0001") -> ToTell:
        informed = Informed(kind=kind, who=who, about=about, since=TODAY)
        return ToTell(
            id=new_id(), case_id=CaseId(new_id()), consent_id=make_consent(CASE).id, informed=informed, noted_on=TODAY
        )

    assert (
        agreeing.tell_text(line(TellKind.LETTER_SENT), "za 21 nov") == "Buurtteam: kreeg brief 2026-0001 op za 21 nov"
    )
    assert agreeing.tell_text(line(TellKind.REFERRER, who=""), "za 21 nov") == "De verwijzer, verwees haar op za 21 nov"
    assert agreeing.tell_text(line(TellKind.INTERPRETER, "tr", "10:30"), "di 24 nov", "Turks") == (
        "De tolk voor di 24 nov om 10:30 (Turks)"
    )
    assert "kijk of hij al weg is" in agreeing.tell_text(line(TellKind.LETTER_READY), "za 21 nov")


def test_what_becomes_of_a_case_without_consent_is_said() -> None:
    waits = Outlook(case_id=CASE.id, outcome=NotKept.NO_CONSENT_IN_TIME, goes_on=TODAY + timedelta(days=3))
    assert (
        agreeing.ahead_text(waits, TODAY, "di 24 nov")
        == "Zonder haar toestemming wordt dit dossier op di 24 nov vernietigd."
    )
    assert "vandaag" in agreeing.ahead_text(replace(waits, goes_on=TODAY), TODAY, "za 21 nov")
    refused = replace(waits, outcome=NotKept.REFUSED, goes_on=TODAY)
    assert "leg dan haar antwoord opnieuw vast" in agreeing.ahead_text(refused, TODAY, "za 21 nov")
    kept = replace(refused, kept_because="A letter was sent.")
    assert agreeing.ahead_text(kept, TODAY, "za 21 nov").endswith("Er is een brief verstuurd.")
