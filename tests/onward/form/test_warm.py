from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserErrors
from ks_desktop.onward.domain import OnwardWay, WarmHandOver
from ks_desktop.onward.form.warm import warm_form, warm_of

DAY = date(2026, 3, 9)


def test_a_hand_over_is_read_as_it_was_filled_in(qtbot: QtBot) -> None:
    form = warm_form(lambda: DAY)
    qtbot.addWidget(form)
    form.set_values({"way": OnwardWay.TOGETHER.value, "with_whom": "K. Voorbeeld", "on": DAY, "words": "Samen gebeld"})
    assert warm_of(form.values()) == WarmHandOver(
        on=DAY, way=OnwardWay.TOGETHER, with_whom="K. Voorbeeld", words="Samen gebeld"
    )


def test_how_and_when_it_was_must_be_said() -> None:
    with pytest.raises(UserErrors) as caught:
        warm_of({"way": "", "on": None, "with_whom": "", "words": ""})
    assert {error.field for error in caught.value.errors} == {"way", "on"}
