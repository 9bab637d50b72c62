import inspect

import pytest

from ks_desktop.referrals.books import Books, ManyBooks, SingleBooks

ASKED = [name for name in vars(Books) if not name.startswith("_")]


@pytest.mark.parametrize("kind", [SingleBooks, ManyBooks])
@pytest.mark.parametrize("name", ASKED)
def test_both_kinds_of_books_answer_to_the_same_words(kind: type, name: str) -> None:
    assert inspect.signature(getattr(kind, name)) == inspect.signature(getattr(Books, name))
