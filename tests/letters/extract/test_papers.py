from dataclasses import replace
from datetime import date

from ks_desktop.letters.extract import papers
from tests.letters.extract.made import KEPT, LETTER, hers, telling
from tests.letters.extract.test_herself import said


def test_a_letter_tells_which_data_went_to_whom_and_how_and_no_value() -> None:
    text = said(papers.letters(telling()))
    for part in ("13 november 2026", "Buurtteam Oost", "2026-0007", "beveiligde e-mail", "naam, telefoon"):
        assert part in text
    assert "06 12" not in text
    typed = replace(LETTER, words={"question": "Help haar", "assessment": "Zij is moe", "contact_before": "2026-12-01"})
    text = said(papers.letters(telling(hers(kept=replace(KEPT, letters=(typed,))))))
    assert "naam, telefoon, onze vraag, wat u en wij ervan vinden" in text
    assert "moe" not in text
    ready = replace(LETTER, sent_on=None, withdrawn_on=date(2026, 11, 20), values={})
    text = said(papers.letters(telling(hers(kept=replace(KEPT, letters=(ready,))))))
    assert "niet als verstuurd opgeschreven" in text
    assert "later ingetrokken" in text
    assert "geen gegevens over u" in text


def test_who_looked_is_named_with_how_often() -> None:
    assert "Noor Proef\nbekeken (2 keer)" in said(papers.log(telling()))
    assert papers.log(telling(hers(kept=replace(KEPT, log=())))) == ()


def test_how_long_it_is_kept_hangs_on_her_yes() -> None:
    assert "20 jaar" in said(papers.kept(telling()))
    assert "hoogstens 14 dagen" in said(papers.kept(telling(hers(consents=()))))


def test_what_is_left_out_is_said_with_the_parts_that_were_not_ticked() -> None:
    assert "mensen om u heen, brieven" in said(papers.left_out(telling(), ("mensen om u heen", "brieven")))
    assert "Deze onderdelen" not in said(papers.left_out(telling()))
