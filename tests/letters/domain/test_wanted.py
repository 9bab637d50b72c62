from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.domain.wanted import Wanted


def test_what_asks_nothing_leaves_nothing_out() -> None:
    assert Wanted().is_empty
    assert not Wanted(text="vos").is_empty
    assert not Wanted(state=LetterState.DRAFT).is_empty
