import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.paper import fonts
from ks_desktop.paper.documents import MARK


def test_a_text_is_cut_into_runs_of_the_font_that_has_the_letters() -> None:
    found = [(run.font, run.text) for run in fonts.face(strong=False).runs("Ada ሰላም Łó محمد")]
    assert found == [
        ("NotoSans-Regular", "Ada "),
        ("NotoSansEthiopic-Regular", "ሰላም"),
        ("NotoSans-Regular", " Łó "),
        ("NotoSansArabic-Regular", "محمد"),
    ]


@given(st.text(max_size=60), st.booleans())
def test_runs_together_are_the_text(text: str, strong: bool) -> None:
    assert "".join(run.text for run in fonts.face(strong=strong).runs(text)) == text


def test_width_counts_each_letter_at_its_size() -> None:
    face = fonts.face(strong=False)
    assert face.width("ab", 10) == pytest.approx(face.width("a", 10) + face.width("b", 10))
    assert face.width("a", 20) == pytest.approx(2 * face.width("a", 10))
    assert fonts.face(strong=True).width("a", 10) > face.width("a", 10)


def test_digits_are_as_wide_as_each_other() -> None:
    face = fonts.face(strong=False)
    assert len({face.width(digit, 10) for digit in "0123456789"}) == 1


def test_arabic_letters_are_joined_in_the_order_of_speech_and_then_turned() -> None:
    joined = fonts.shaped("باب")
    assert joined == "\ufe91\ufe8e\ufe8f"  # initial beh, final alef, isolated beh
    assert fonts.in_eye_order(joined, rtl=True) == joined[::-1]


def test_words_of_an_arabic_line_stand_from_right_to_left_and_numbers_do_not() -> None:
    seen = fonts.in_eye_order(fonts.shaped("باب 24 دار"), rtl=True)
    assert seen.index("24") > seen.index(fonts.shaped("دار")[0])
    assert "24" in seen
    assert seen.index(fonts.shaped("باب")[0]) > seen.index("24")


@pytest.mark.parametrize(
    ("line", "rtl"),
    [
        ("Mevrouw Jansen", False),
        ("mevrouw محمد عبد الله", False),
        ("ستأتي Marit إلى منزلك", True),
        ("فاطمة", True),
        ("24-11-2026", False),
        ("", False),
    ],
)
def test_a_foreign_name_does_not_turn_a_line_round(line: str, rtl: bool) -> None:
    assert fonts.runs_rtl(line) is rtl


@pytest.mark.parametrize(
    "text", ["Łukasz Ğül Đorđević ẞ", "محمد عبد الله", "ሰላም", "a\nb", "e\u0301", "ja\u200dnee", "€ – …"]
)
def test_what_the_fonts_have_is_not_missed(text: str) -> None:
    assert fonts.missing_glyphs(text) == ()


def test_what_no_font_has_is_named_once_in_order() -> None:
    assert fonts.missing_glyphs("שלום 💜 ש") == ("ש", "ל", "ו", "ם", "💜")


def test_what_shows_nowhere_is_named_by_its_number() -> None:
    assert fonts.missing_glyphs("a\ue000b\u3164c\u0ac1") == ("U+E000", "U+3164", "U+0AC1")


def test_a_sign_made_of_others_is_named_as_it_was_typed() -> None:
    assert fonts.missing_glyphs("㈱ A") == ("㈱",)


@pytest.mark.parametrize("strong", [True, False])
def test_the_mark_for_a_missing_letter_can_itself_be_printed(strong: bool) -> None:
    assert fonts.face(strong=strong).has(MARK)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_every_letter_that_is_painted_is_in_a_font(text: str) -> None:
    shaped = fonts.shaped(text)
    for strong in (True, False):
        face = fonts.face(strong=strong)
        assert [c for c in shaped if not face.has(c)] == []
    assert (MARK in shaped) >= bool(fonts.missing_glyphs(text))


def test_a_letter_no_font_has_leaves_a_mark_and_a_strange_space_a_space() -> None:
    assert fonts.shaped("Straat 王\u30003") == f"Straat {MARK} 3"


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("ا (abc) ب", "ب (abc) ا"),
        ("ا (ب) ج", "ج (ب) ا"),
        ("ا «ب» [ج]", "[ج] «ب» ا"),
        ("ا ((ب)) ج", "ج ((ب)) ا"),
        ("ا +31 (0)30 000 00 01.", ".+31 (0)30 000 00 01 ا"),
        ("ا 8:30 ب 17:00", "17:00 ب 8:30 ا"),
        ("ا +31301234567 ب (030)1234567", "(030)1234567 ب +31301234567 ا"),
        ("ا 030 12 (toestel 12) ب", "ب (toestel 12) 030 12 ا"),
        ("Proef 030 12 00 ا", "ا 030 12 00 Proef"),
        ("06 12 34 56 78.", ".06 12 34 56 78"),
    ],
)
def test_in_a_line_from_right_to_left_brackets_face_their_words_and_numbers_stay_whole(said: str, seen: str) -> None:
    assert fonts.in_eye_order(said, rtl=True) == seen


def test_brackets_of_a_dutch_line_stay_as_they_are() -> None:
    assert fonts.in_eye_order("Ali (ا) (b)", rtl=False) == "Ali (ا) (b)"
