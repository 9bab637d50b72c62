from datetime import date

from ks_desktop.letters.wording import wording
from ks_desktop.paper.blocks import texts_of
from ks_desktop.records.domain.requests import Decision, Outcome, RequestKind
from ks_desktop.records.requests.copysheet import WORDING, CopyContents, RestrictedText, answer_sheet, copy_sheet
from tests.records.requests.test_ruling import request

WORDS = wording(WORDING)
DAY = date(2026, 11, 21)


def test_every_kind_and_decision_has_words_for_her() -> None:
    for kind in RequestKind:
        for decision in Decision:
            grounds = ("not_known",) if decision in {Decision.PARTLY, Decision.REFUSED} else ()
            outcome = Outcome(decision=decision, grounds=grounds, reason="Onze uitleg." if grounds else "")
            sheet = answer_sheet(request(kind), outcome, WORDS, organisation="JGZ Proef", today=DAY)
            said = " ".join(texts_of(sheet))
            assert "21 november 2026" in said
            assert "JGZ Proef" in said
            assert ("vaststellen wie het vraagt" in said) is bool(grounds)
            assert "kwetsbaar" not in said.lower()
            assert "risico" not in said.lower()


def test_a_copy_says_what_few_may_read_and_what_is_held_back() -> None:
    contents = CopyContents(
        extract=(),
        restricted=(RestrictedText(day=DAY, kind="over veiligheid", words="Zij belde 's nachts."),),
        held_back={"Mensen om u heen": "Dat gaat over een ander."},
    )
    said = " ".join(texts_of(copy_sheet(request(RequestKind.ACCESS), contents, WORDS, today=DAY)))
    assert "Zij belde 's nachts." in said
    assert "Mensen om u heen: Dat gaat over een ander." in said
