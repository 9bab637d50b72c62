from dataclasses import replace
from datetime import date, timedelta

from ks_desktop.coalition.domain import Cost, Criterion, HerFacts, Mark, Parity, Phase, fits
from ks_desktop.coalition.domain.offer import line_of
from ks_desktop.coalition.wording import services as words
from ks_desktop.core.gestation import age_of
from tests.coalition.domain.test_services import TODAY, make_service

VOORZORG = make_service(
    name="VoorZorg", until_age=age_of(28), parity=Parity.FIRST, until_years=25, languages=("nl",), takes_from=("gp",)
)


def test_until_when_is_said_with_the_days_that_are_left() -> None:
    def told(days: int) -> str:
        due = TODAY + timedelta(days=280 - 28 * 7 + days)
        return words.last_day_text(fits(VOORZORG, HerFacts(today=TODAY, due=due)))

    assert told(9) == "VoorZorg: tot en met 28+0, nog 9 dagen (01-12-2026)."
    assert told(1) == "VoorZorg: tot en met 28+0, nog 1 dag (23-11-2026)."
    assert told(0) == "VoorZorg: tot en met 28+0; vandaag is de laatste dag."
    assert told(-1) == "VoorZorg: tot en met 28+0; de laatste dag was 21-11-2026."
    assert words.last_day_text(fits(make_service(), HerFacts(today=TODAY))) == ""


def test_how_far_a_card_can_be_counted_on() -> None:
    bare = make_service(mark=Mark.UNVERIFIED)
    assert words.standing_text(bare, TODAY).startswith("Voorstel, niet gecontroleerd")
    assert "spreken elkaar tegen" in words.standing_text(replace(bare, mark=Mark.CONFLICT), TODAY)
    assert words.standing_text(make_service(), TODAY).startswith("Nog niet genoteerd")
    asked = replace(bare, checked_on=date(2026, 11, 1), checked_by="Mw. Proef")
    assert words.standing_text(asked, TODAY) == "Gecontroleerd op 01-11-2026 door Mw. Proef."
    assert words.standing_text(replace(asked, checked_on=date(2025, 1, 1)), TODAY).endswith("vraag het opnieuw.")
    said = [words.standing_word(line_of(each, "")) for each in (asked, replace(bare, is_proposal=True), bare)]
    said.append(words.standing_word(line_of(replace(asked, is_hidden=True), "")))
    said.append(words.standing_word(line_of(make_service(mark=Mark.FOUND, is_proposal=True), "")))
    assert said == ["11-2026", "voorstel", "niet nagevraagd", "bestaat niet meer", "uit bron"]


def test_what_is_stated_stands_in_one_line() -> None:
    whole = make_service(phase=Phase.BOTH, from_age=age_of(16), until_age=age_of(28), from_years=18, until_years=25)
    assert words.when_text(whole) == (
        "Tijdens de zwangerschap en daarna, vanaf 16+0 tot en met 28+0, 18 tot en met 25 jaar"
    )
    assert words.weeks_text(make_service(from_age=age_of(16))) == "vanaf 16+0"
    assert words.years_text(make_service(from_years=18)) == "18 jaar of ouder"
    assert (
        words.when_text(VOORZORG) == "Tijdens de zwangerschap, tot en met 28+0, voor het eerste kind, 25 jaar of jonger"
    )
    assert words.where_text(make_service(municipalities=("GM0344", "GM9999"))) == "Utrecht, GM9999"
    assert words.where_text(make_service(is_nationwide=True)) == "In heel Nederland"
    assert words.cost_text(make_service(cost=Cost.PAID, cost_note="5 euro")) == "Zij betaalt. 5 euro"
    assert words.cost_text(make_service()) == ""


def test_a_waiting_time_stands_with_the_day_it_was_asked() -> None:
    asked = make_service(waiting_weeks=1, waiting_asked_on=date(2026, 11, 1))
    assert words.waiting_text(asked, TODAY) == "1 week, gevraagd op 01-11-2026"
    none = replace(asked, waiting_weeks=0, waiting_asked_on=date(2026, 1, 1))
    assert words.waiting_text(none, TODAY) == (
        "geen wachttijd, gevraagd op 01-01-2026; dat is lang geleden: vraag het opnieuw."
    )
    assert words.waiting_text(make_service(), TODAY) == ""


def test_every_reason_has_words_known_or_not() -> None:
    everything = replace(VOORZORG, from_age=age_of(16), from_years=16, municipalities=("GM0344",))
    unknown = fits(everything, HerFacts(today=TODAY))
    due = TODAY + timedelta(days=100)
    facts = HerFacts(
        today=TODAY, due=due, birth_date=date(2004, 1, 1), is_first=True, language="nl", municipality="GM0344"
    )
    known = fits(everything, facts)
    for criterion in Criterion:
        said = [words.reason_text(criterion, fit, str.upper) for fit in (unknown, known)]
        assert all(said)
        assert "niet bekend" not in said[1]
    assert words.reason_text(Criterion.LANGUAGE, unknown, str.upper) == "in het NL (van haar niet bekend)"
    assert words.reason_text(Criterion.UNTIL_AGE, known, str.upper) == "vanaf 16+0 tot en met 28+0 (nu 25+5)"


def test_a_region_is_said_by_its_name() -> None:
    service = make_service(regions=("around",), municipalities=("GM0344",))
    facts = HerFacts(today=TODAY, municipality="GM0355", regions=("around",), region_names=(("around", "Rondom"),))
    assert words.reason_text(Criterion.MUNICIPALITY, fits(service, facts), str.upper) == "Rondom, Utrecht"
    unknown = fits(service, HerFacts(today=TODAY, region_names=(("around", "Rondom"),)))
    assert words.reason_text(Criterion.MUNICIPALITY, unknown, str.upper).startswith("Rondom, Utrecht (")
