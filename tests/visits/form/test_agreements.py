from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import Due
from ks_desktop.visits.domain import MOST_AGREEMENTS, Agreement
from ks_desktop.visits.form.agreements import AgreementsField

TODAY = date(2026, 11, 21)
DONE = Agreement(id=UUID(int=1), who="buurvrouw", what="leent wieg", by_when=date(2026, 12, 1), done_on=TODAY)


@pytest.fixture
def field(qtbot: QtBot) -> AgreementsField:
    made = AgreementsField("agreements", "Afgesproken", lambda: TODAY)
    made.count_weeks_from(Due(date(2027, 3, 16)))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_who_what_and_when_are_typed_one_after_the_other(field: AgreementsField) -> None:
    place = field.lines()[0]
    place[0].setFocus()
    for editor, keys in zip(place, ("z", "belt de verloskundige", "+7"), strict=True):
        QTest.keyClicks(editor, keys)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [editor.text() for editor in place] == ["zij", "belt de verloskundige", "28-11-2026"]
    said = field.focusProxy()
    assert said is not None
    assert "28 november 2026 · 24+4" in said.accessibleDescription()
    assert len(field.lines()) == 2
    (agreed,) = field.value()
    assert (agreed.who, agreed.what, agreed.by_when) == ("zij", "belt de verloskundige", date(2026, 11, 28))
    assert field.value() == (agreed,)  # a second try to save is the same agreement


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("34 weken", date(2027, 2, 1)),
        ("34+0", date(2027, 2, 1)),
        ("20 w", date(2026, 10, 26)),
        ("1 dec", date(2026, 12, 1)),
        ("", None),
    ],
)
def test_a_day_is_a_date_or_weeks_of_her_pregnancy(field: AgreementsField, typed: str, day: date | None) -> None:
    field.set_raw([f"i\tstuur folder\t{typed}"])
    assert [(one.who, one.by_when) for one in field.value()] == [("ik", day)]


@pytest.mark.parametrize(
    ("line", "code"), [("z\t\t+7", "required"), ("z\tbelt\tgauw", "date_form"), ("z\tbelt\t99+0", "age")]
)
def test_what_is_half_is_refused_at_the_field(field: AgreementsField, line: str, code: str) -> None:
    field.set_raw([line])
    with pytest.raises(UserError) as refused:
        field.value()
    assert (refused.value.code, refused.value.field) == (code, "agreements")
    assert field.raw()[0].startswith(line)


def test_what_was_ticked_off_stays_so_when_it_is_corrected(field: AgreementsField) -> None:
    field.set_value((DONE, replace(DONE, id=UUID(int=2), done_on=None)))
    field.lines()[0][1].setText("leent de wieg")
    assert field.value() == (replace(DONE, what="leent de wieg"), replace(DONE, id=UUID(int=2), done_on=None))
    field.set_value(None)
    assert (field.raw(), len(field.lines())) == ([], 1)


def test_there_is_room_for_ten(field: AgreementsField) -> None:
    field.set_raw([f"z\tafspraak {number}\t" for number in range(MOST_AGREEMENTS + 3)])
    assert len(field.value()) == MOST_AGREEMENTS
