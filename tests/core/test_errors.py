from ks_desktop.core import texts
from ks_desktop.core.errors import StaleError, StorageError, StorageProblem, UserError, UserErrors, each


def test_a_sentence_is_filled_when_shown_and_never_before() -> None:
    texts.use_language("en")
    error = UserError(
        "Choose from {least} to {most}.", code="range", field="visits_a_day", values={"least": 1, "most": 9}
    )
    assert error.text() == "Choose from 1 to 9."
    assert str(error) == "range"


def test_several_errors_are_one_error_that_names_the_first() -> None:
    first, second = UserError("A", code="a", field="x"), UserError("B", code="b", field="y")
    both = UserErrors(e for e in (first, second))
    assert each(both) == (first, second)
    assert (both.code, both.field) == ("a", "x")
    assert each(first) == (first,)


def test_a_stale_record_and_a_full_disk_have_words_in_dutch() -> None:
    texts.use_language("nl")
    assert StaleError().text() != StaleError().message
    assert StorageError(StorageProblem.DISK_FULL, "x").code == "disk_full"
