import pytest

from ks_desktop.core import texts


def test_dutch_is_what_a_nurse_reads_unless_told_otherwise() -> None:
    texts.use_language("nl")
    assert texts._("There is nothing to undo.") != "There is nothing to undo."


def test_english_needs_no_catalogue_and_fills_places() -> None:
    texts.use_language("en")
    assert texts._("Choose from {least} to {most}.", least=1, most=3) == "Choose from 1 to 3."
    assert texts.n_("{count} visit", "{count} visits", 2) == "2 visits"
    assert texts._("") == ""


def test_marking_changes_nothing() -> None:
    assert texts.N_("Lock") == "Lock"


def test_a_language_without_catalogue_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        texts.use_language("xx")
