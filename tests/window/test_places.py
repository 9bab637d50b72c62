from ks_desktop.window.help_panel import help_file
from ks_desktop.window.places import BELOW_THE_LINE, PLACES, WORDS, Place


def test_each_place_has_its_own_word_key_and_help() -> None:
    items = (*PLACES, *BELOW_THE_LINE)
    assert len({item.word for item in items}) == len(items) == len(WORDS)
    assert len({item.keys for item in items}) == len(items)
    assert all(help_file(item.word).is_file() for item in items)


def test_the_day_begins_on_the_first_page() -> None:
    assert Place().word == PLACES[0].word
    assert [item.keys for item in PLACES] == [f"Alt+{number}" for number in range(1, len(PLACES) + 1)]
