from dataclasses import replace

from ks_desktop.clients.domain import CaseStatus, CloseReason
from ks_desktop.letters.extract import herself
from ks_desktop.paper import documents as paper
from tests.letters.extract.made import hers, telling
from tests.letters.people import AYLIN, PREGNANCY, TODAY


def said(blocks: tuple[paper.Block, ...]) -> str:
    return "\n".join(text for block in blocks for text in paper.texts_of(block))


def test_she_reads_who_she_is_and_no_number_of_her_bsn() -> None:
    text = said(herself.who(telling()))
    assert "A. (Aylin) Kaya" in text
    assert "Lindestraat 8" in text
    assert "niet bellen vóór 10.00 uur" in text
    assert "wij drukken het nummer niet af" in text
    assert AYLIN.bsn not in text


def test_a_secret_address_stands_on_no_paper() -> None:
    hidden = hers(client=replace(AYLIN, address=replace(AYLIN.address, is_secret=True)))
    text = said(herself.who(telling(hidden)))
    assert "geheim" in text
    assert "Lindestraat" not in text


def test_the_due_date_of_before_stays_known() -> None:
    text = said(herself.pregnancy(telling()))
    assert "16 maart 2027" in text
    assert "20 maart 2027 (opgeschreven op 12 november 2026)" in text


def test_people_around_her_are_named_with_what_she_allows() -> None:
    (table,) = herself.people(telling())
    assert isinstance(table, paper.Table)
    assert table.rows == (("zus", "Elif Kaya", "ja"),)


def test_it_is_told_why_her_case_was_closed_whatever_the_reason() -> None:
    for reason in CloseReason:
        shut = replace(
            PREGNANCY, status=CaseStatus.CLOSED, closed_on=TODAY, close_reason=reason, closing_note="Zij belde."
        )
        text = said(herself.pregnancy(telling(hers(case=shut))))
        assert "Waarom afgesloten" in text
        assert "Zij belde." in text
