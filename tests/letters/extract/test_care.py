from dataclasses import replace

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.letters.extract import care
from ks_desktop.referrals.domain import NotTakenUp, ReferrerRole
from ks_desktop.visits.domain import AppointmentState, Need, Present
from tests.letters.extract.made import KEPT, REPORT, hers, telling, visit
from tests.letters.extract.test_herself import said
from tests.letters.people import TEAM, consent


def test_who_signed_her_up_is_told_and_what_they_wrote_stands_apart() -> None:
    text = said(care.referrals(telling()))
    assert "Verloskundigen De Wiek" in text
    assert "werk en inkomen" in text
    assert "zwager" not in text
    assert "zwager" in said(care.said(telling()))
    (one,) = KEPT.referrals
    own = replace(one, referrer_role=ReferrerRole.SELF, not_taken_up=NotTakenUp.OUTSIDE_AREA, reason_note="")
    by_herself = telling(hers(kept=replace(KEPT, referrals=(own,))))
    assert "uzelf" in said(care.referrals(by_herself))
    assert "niet in behandeling genomen" in said(care.referrals(by_herself))
    assert care.said(by_herself) == ()


def test_each_answer_of_hers_stands_there_also_one_that_counts_no_more() -> None:
    text = said(care.consents(telling()))
    assert "aanmelding voor een huisbezoek" in text
    assert "u aanmelden bij: Buurtteam Oost" in text
    assert "ja, en ingetrokken op 21 november 2026" in text


def test_a_try_is_told_with_what_was_noted_for_all_who_work_here() -> None:
    text = said(care.contacts(telling()))
    assert ("gesproken" in text, "intern" in text, "bericht achtergelaten" in text) == (True, True, False)
    (one,) = KEPT.attempts
    left = telling(hers(kept=replace(KEPT, attempts=(replace(one, left_message=True),))))
    assert "bericht achtergelaten" in said(care.contacts(left))


def test_an_answer_names_the_data_it_is_about() -> None:
    yes = consent(ConsentPurpose.REFER, receiver=TEAM.id, data="phone, place, iets")
    text = said(care.consents(telling(hers(consents=(yes,)))))
    assert "u aanmelden bij: Buurtteam Oost" in text
    assert "Mee mag: telefoon, postcodegebied, iets" in text


def test_each_thing_a_report_says_of_her_has_its_line_and_its_words() -> None:
    for need in Need:
        whole = replace(REPORT, present=tuple(Present), need=need, agreed=("Rust",))
        text = said(care.visits(telling(hers(kept=replace(KEPT, visits=(visit(report=whole),))))))
        assert "uw partner, familie, een vriend of vriendin, een tolk" in text
        assert "Hoeveel hulp u wilde" in text
        assert "Rust" in text
    off = visit(report=None, state=AppointmentState.CANCELLED, cancel_reason="zij was ziek")
    assert "zij was ziek" in said(care.visits(telling(hers(kept=replace(KEPT, visits=(off,))))))


def test_a_visit_tells_what_was_written_down_and_agreed() -> None:
    text = said(care.visits(telling()))
    for part in ("woensdag 18 november 2026, bij u thuis: geweest", "Noor Proef", "Zij slaapt weer beter.", "Een wieg"):
        assert part in text
    assert "ik: bel het spreekuur (vóór 1 december 2026)" in text
    assert "informatie: folder" in text
    off = replace(KEPT, visits=(visit(report=None, state=AppointmentState.CANCELLED),), goals=())
    assert "gaat niet door" in said(care.visits(telling(hers(kept=off))))
