from ks_desktop.coalition.exchange.rows import Row, Tables
from ks_desktop.coalition.exchange.source import Source, line, note
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, check_email


def test_markup_of_other_programs_becomes_lines_and_ours_stays_as_it_was_typed() -> None:
    text = '<p>Voor &lt;18 &amp; ouder</p><ul><li>thuis</li><li><a href="x">hier</a></li></ul>'
    assert note(text, is_ours=False) == "Voor <18 & ouder\nthuis\nhier"
    assert note(text, is_ours=True) == text
    assert note("a < b > c", is_ours=False) == "a < b > c"


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert (len(line("x" * 300)), line("x" * 300)[-1]) == (LINE_MAX, "…")
    assert len(note("x" * 30_000, is_ours=False)) == NOTE_MAX


def test_a_value_that_cannot_be_is_left_out_and_told_with_its_place() -> None:
    source = Source(Tables())
    row = Row("service", {"id": "1", "email": "bel ons"}, "service.csv", 4)
    assert source.value(row, "email", check_email) == ""
    (notice,) = source.notices
    assert notice.text().startswith("service.csv, regel 4, email: ")
    for _again in range(1_000):
        source.value(row, "email", check_email)
    assert len(source.notices) == 200
