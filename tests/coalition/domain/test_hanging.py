from ks_desktop.coalition.domain import Hanging, HangsOnPartner, Tied
from ks_desktop.letters.service.hanging import LettersHanging
from ks_desktop.onward.service.hanging import OnwardHanging


def test_the_rooms_above_can_be_asked_what_hangs() -> None:
    asked: tuple[HangsOnPartner, ...] = (LettersHanging(), OnwardHanging())
    assert len(asked) == 2
    assert Hanging(tied=Tied.LETTERS, count=1) == Hanging(tied=Tied("letters"), count=1)
