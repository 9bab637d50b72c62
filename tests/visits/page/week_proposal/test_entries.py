from dataclasses import replace

from ks_desktop.visits.domain import Mode
from ks_desktop.visits.page.week_proposal.entries import Shown, entries, key_of, summary, when_words
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets.theme import Tone
from tests.visits.page.week_proposal.plans import NAMES, SAAR, TODAY, case, left_out, plan, planned

FIRST, SECOND = planned(1), planned(2, "Sofia Bakker", nurse=SAAR)


def shown(**changed: object) -> Shown:
    return replace(Shown(plan=plan(FIRST, SECOND, out=(left_out(9),)), names=NAMES), **changed)  # type: ignore[arg-type]


def test_rows_stand_by_day_and_nurse_and_who_has_no_place_stands_last() -> None:
    lines = entries(shown(), TODAY)
    assert [(line.title, line.is_heading) for line in lines] == [
        ("ma 23 nov · Noor Proef", True),
        ("10:45  Aylin Kaya  25+1", False),
        ("ma 23 nov · Saar Voorbeeld", True),
        ("12:00  Sofia Bakker  25+1", False),
        ("Zonder plek: 1 vrouw", True),
        ("Lina Haddad", False),
    ]
    assert lines[1].note == "3523 Utrecht · 12 min rijden vanaf het vorige bezoek · week 25+1, beste weken"
    assert [line.has_box for line in lines] == [False, True, False, True, False, False]


def test_one_nurse_is_not_named_again_and_again() -> None:
    lines = entries(shown(plan=plan(FIRST, planned(2))), TODAY)
    assert [line.title for line in lines if line.is_heading] == ["ma 23 nov"]


def test_appointments_that_stand_already_are_not_asked_about() -> None:
    assert shown(plan=plan(FIRST, replace(SECOND, is_fixed=True))).rows == (FIRST,)


def test_a_home_visit_asks_for_a_look_first_and_red_cannot_be_ticked() -> None:
    unseen = shown(colours={})
    assert unseen.tickable() == frozenset()
    assert [line.pill for line in entries(unseen, TODAY) if not line.is_heading] == ["veiligheid?", "veiligheid?", ""]
    seen = shown(colours={FIRST.case_id: SafetyColour.ORANGE, SECOND.case_id: SafetyColour.RED})
    assert seen.tickable() == {key_of(FIRST)}
    pills = [(line.pill, line.tone) for line in entries(seen, TODAY) if line.pill]
    assert pills == [("oranje", Tone.ATTENTION), ("rood", Tone.SAFETY)]


def test_by_phone_nobody_looks_and_a_nurse_who_left_is_still_said() -> None:
    call = planned(3, mode=Mode.PHONE)
    talk = shown(plan=plan(call), colours={}, names={})
    assert talk.tickable() == {key_of(call)}
    assert talk.name(call.nurse) == "een verpleegkundige die weg is"


def test_what_was_booked_goes_and_what_was_refused_says_why() -> None:
    after = shown(booked=frozenset({FIRST.case_id}), refused={SECOND.case_id: "Deze tijd is bezet."})
    lines = entries(after, TODAY)
    assert FIRST.name not in "".join(line.title for line in lines)
    refused = next(line for line in lines if line.key == key_of(SECOND))
    assert (refused.note, refused.pill) == ("Deze tijd is bezet.", "niet geboekt")


def test_the_summary_counts_places_ticks_and_looks() -> None:
    assert summary(shown(), 2) == "2 van de 3 vrouwen hebben een plek. Aangevinkt: 2."
    assert "2 huisbezoeken" in summary(shown(colours={}), 0)
    assert "staat nu in de agenda" in summary(shown(booked=frozenset({case(1), case(2), case(9)})), 0)


def test_when_is_said_with_the_end() -> None:
    assert when_words(FIRST) == "ma 23 nov 10:45 – 11:45"
