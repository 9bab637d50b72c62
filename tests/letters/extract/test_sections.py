from ks_desktop.letters.extract.sections import PARTS, extract, summary
from tests.letters.extract.made import hers
from tests.letters.extract.test_herself import said
from tests.letters.people import facts


def test_the_parts_are_numbered_and_listed_in_front() -> None:
    text = said(extract(("x_who", "x_letters", "x_left_out"), hers()))
    assert text.startswith("Wat u hier vindt\n1. Wie u bent\n2. Brieven\n3. Wat hier niet in staat\n1. Wie u bent\n")
    assert "uw zwangerschap" in text.split("niet meegegeven: ")[1]


def test_what_is_not_ticked_is_named_and_not_told() -> None:
    words = {part.word for part in PARTS}
    hidden = {
        "x_people": "Elif Kaya",
        "x_said": "zwager",
        "x_visits": "slaapt weer",
        "x_onward": "Hulp met de post",
        "x_statements": "Zo zei ik dat niet.",
        "x_letters": "2026-0007",
    }
    for word, value in hidden.items():
        assert value in said(extract(words, hers()))
        assert value not in said(extract(words - {word}, hers()))


def test_a_summary_counts_and_says_nothing_of_what_is_not_there() -> None:
    assert summary("x_referrals", hers()) == "1 aanmelding"
    assert summary("x_consents", hers()) == "2 antwoorden"
    assert summary("x_people", facts()) == ""
    assert extract(("x_who",), facts()) == ()
