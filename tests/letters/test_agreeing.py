from dataclasses import replace
from datetime import date

from ks_desktop.coalition.domain import Municipality
from ks_desktop.letters import agreeing
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper
from tests.coalition.domain.test_agreed import AGREED as NOTHING
from tests.coalition.store.test_agreed import AGREED
from tests.coalition.store.test_alliances import ONE

TODAY = date(2026, 11, 21)
WORDS = wording("agreement")


def said(*blocks: paper.Block) -> str:
    sheet = paper.Sheet(title="", language="nl", heading="", blocks=blocks)
    return "\n".join(paper.texts_of(sheet))


def test_a_coalition_stands_there_with_who_coordinates_and_its_plan() -> None:
    text = said(*agreeing.alliance_blocks([ONE], TODAY, WORDS))
    for part in ("zo sinds 1 januari 2025 (Overleg)", "M. Proef, Gemeente, 030 286 00 00", "Eén Twee", "Gedeelde map"):
        assert part in text
    assert "loopt tot en met 31 december 2026" in text
    later = said(*agreeing.alliance_blocks([ONE], date(2027, 1, 1), WORDS))
    assert "liep tot en met" in later
    assert "Geen lokale coalitie bekend." in said(*agreeing.alliance_blocks([], TODAY, WORDS))


def test_contacts_stand_in_the_order_in_which_they_are_called_and_not_too_many() -> None:
    rows = agreeing.contact_rows(AGREED, WORDS)
    assert rows[0] == ("1. spoed", "M. Proef, coördinator", "030 286 00 00, ma, di")
    assert rows[1] == ("2.", "Wijkteam", "wijkteam@example.nl")
    many = replace(AGREED, contacts=AGREED.contacts * 5)
    assert len(agreeing.contact_rows(many, WORDS)) == agreeing.MOST_CONTACTS
    assert agreeing.contact_rows(None, WORDS) == ()


def test_steps_and_words_stand_there_with_until_when_and_where_they_come_from() -> None:
    steps = said(*agreeing.escalation_blocks(AGREED, WORDS))
    assert "Na 2 werkdagen: coördinator (bellen)." in steps
    words = said(*agreeing.words_blocks(AGREED, TODAY, WORDS))
    assert "Bij spoed belt de verloskundige. (tot en met 31 december 2026, Overleg)" in words
    assert "gelden vanaf 1 januari 2026. Bron: Overleg van 1 december." in words
    over = said(*agreeing.words_blocks(AGREED, date(2027, 1, 1), WORDS))
    assert "verloskundige" not in over
    assert "gelden vanaf" in over


def test_where_nothing_was_agreed_nothing_stands_there() -> None:
    for local in (None, NOTHING):
        assert not list(agreeing.escalation_blocks(local, WORDS))
        assert not list(agreeing.words_blocks(local, TODAY, WORDS))
    assert agreeing.names_of([Municipality(code="GM0457", name="Weesp")]) == "Weesp"
