import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import (
    Changes,
    CleanText,
    DaySpan,
    check_bsn,
    check_email,
    check_postcode,
    clean_line,
    clean_note,
    new_id,
    search_key,
)

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept", "removed"),
    [
        ("  Kaya ", "Kaya", 0),
        ("O'Brien & zn <geen>", "O'Brien & zn <geen>", 0),
        ("Ka\x00ya", "Kaya", 1),
        ("\u202eayaK\u202c", "ayaK", 2),
        ("Zoe\u0308", "Zoë", 0),
        ("\ud800x", "x", 1),
        ("👩\u200d🍼", "👩\u200d🍼", 0),
        ("regel een\r\nregel twee", "regel een regel twee", 1),
        ("een\ntwee\rdrie", "een twee drie", 2),
        ("een\ttwee", "een twee", 1),
        ("een\u2028twee\u2029drie\u0085vier", "een twee drie vier", 3),
        ("\ufeffŁ", "Ł", 1),
    ],
)
def test_a_line_is_kept_as_typed_but_for_what_no_paper_shows(typed: str, kept: str, removed: int) -> None:
    cleaned = clean_line(typed)
    assert (cleaned.text, cleaned.removed) == (kept, removed)


@pytest.mark.parametrize(
    ("typed", "kept", "removed"),
    [
        ("een\r\ntwee\rdrie\nvier", "een\ntwee\ndrie\nvier", 0),
        ("een\ttwee", "een twee", 1),
        ("een\u2028twee\u0085drie", "een\ntwee\ndrie", 2),
    ],
)
def test_a_note_keeps_its_lines_and_tells_of_what_became_something_else(typed: str, kept: str, removed: int) -> None:
    cleaned = clean_note(typed)
    assert (cleaned.text, cleaned.removed) == (kept, removed)


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\ue000", "\U000e0041", "\u0378"])
def test_what_cannot_be_seen_stays_but_never_silently(hidden: str) -> None:
    typed = f"Ka{hidden}ya"
    assert clean_line(typed) == CleanText(typed, 0, 1)
    assert clean_note(typed) == CleanText(typed, 0, 1)


def test_joiners_belong_to_the_word() -> None:
    assert clean_line("می\u200cخواهم 👩\u200d🍼").hidden == 0


@given(ANY_TEXT)
def test_a_line_that_was_changed_is_never_silent(typed: str) -> None:
    cleaned = clean_line(typed)
    assert cleaned.removed or cleaned.text == unicodedata.normalize("NFC", typed).strip()


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    once = clean_note(typed)
    again = clean_note(once.text)
    assert again.text == once.text
    assert again.removed == 0


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"]), max_size=60))
def test_what_can_be_printed_stays(typed: str) -> None:
    assert clean_line(typed).text == unicodedata.normalize("NFC", typed).strip()


@given(ANY_TEXT)
def test_what_is_kept_can_be_stored(typed: str) -> None:
    kept = clean_note(typed).text
    assert kept.encode().decode() == kept


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_take_a_shorter_way_to_the_same(typed: str) -> None:
    assert clean_line(typed).text == clean_line(f"{typed}\u00e9").text.removesuffix("\u00e9").rstrip()
    assert search_key(typed) == search_key(f"{typed}\u00e9").removesuffix("e").rstrip()


@pytest.mark.parametrize(
    ("text", "key"), [("Zoë  Ÿ", "zoe y"), ("ŁUKASZ", "lukasz"), ("İnce", "ince"), ("Straße", "strasse")]
)
def test_search_needs_no_case_and_no_accents(text: str, key: str) -> None:
    assert search_key(text) == key


@pytest.mark.parametrize(("typed", "kept"), [("3511ab", "3511 AB"), (" 1012 JS ", "1012 JS"), ("3511ss", "3511 SS")])
def test_a_postcode_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert check_postcode(typed) == kept


def test_an_email_address_has_a_name_and_a_domain() -> None:
    assert check_email("noor@proef.example.org") == "noor@proef.example.org"
    for wrong in ("noor", "noor@proef", "noor proef@example.org", "@example.org"):
        with pytest.raises(UserError) as refused:
            check_email(wrong)
        assert refused.value.field == "email"


@pytest.mark.parametrize("typed", ["0511AB", "3511", "3511 A1", "٣٥١١ AB", "3511  AB"])
def test_a_wrong_postcode_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        check_postcode(typed)
    assert refused.value.field == "postcode"


@pytest.mark.parametrize("typed", ["999910413", "9999.10.413", " 999910413 "])
def test_a_bsn_that_passes_is_kept_as_nine_digits(typed: str) -> None:
    assert check_bsn(typed) == "999910413"


@pytest.mark.parametrize(
    "typed", ["999910414", "99991041", "٩٩٩٩١٠٤١٣", "９９９９１０４１３", "99991041a", "", "000000000"]
)
def test_a_bsn_that_fails_or_has_other_digits_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        check_bsn(typed)
    assert refused.value.code == "bsn"


@given(st.dates(), st.integers(0, 400), st.dates(), st.integers(0, 400))
def test_an_overlap_holds_exactly_the_days_both_have(first: date, days: int, second: date, more: int) -> None:
    try:
        one, other = DaySpan(first, first + timedelta(days)), DaySpan(second, second + timedelta(more))
    except OverflowError:
        return
    overlap = one.overlap(other)
    assert (set(overlap) if overlap else set()) == set(one) & set(other)


def test_a_span_never_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        DaySpan(date(2026, 1, 2), date(2026, 1, 1))


def test_changes_add_up() -> None:
    both = Changes(clients=True) | Changes(visits=True)
    assert both == Changes(clients=True, visits=True)
    assert both.any()
    assert not Changes().any()


def test_ids_follow_the_order_of_making() -> None:
    made = [new_id() for _ in range(50)]
    assert made == sorted(made)
    assert len(set(made)) == 50
