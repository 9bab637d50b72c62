import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import MOST_COLUMNS, Counter, Number, letter_of


@pytest.mark.parametrize(("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_a_spreadsheet_names_them(column: int, letter: str) -> None:
    assert letter_of(column) == letter


def test_what_is_wider_than_any_list_is_refused() -> None:
    counter = Counter()
    counter.add(MOST_COLUMNS)
    with pytest.raises(UserError, match="list_columns"):
        counter.add(MOST_COLUMNS + 1)


def test_a_number_is_a_text_that_remembers_what_it_was() -> None:
    assert Number(612345678) == "612345678"
    assert isinstance(Number(5), str)
