from datetime import date

from ks_desktop.coalition.domain.cards import Origin
from ks_desktop.coalition.wording.origins import origin_text


def test_from_whom_and_when() -> None:
    assert origin_text(None) == ""
    assert origin_text(Origin(from_whom="JGZ Noord", taken_on=date(2026, 11, 22))) == "van JGZ Noord, 22-11-2026"
