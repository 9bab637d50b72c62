import stat
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.recovery import ASKED, RecoverySheet, check_repeat
from ks_desktop.core.errors import UserError
from ks_desktop.security.vault import groups
from ks_desktop.security.vault.recovery import encode
from ks_desktop.widgets.tasks import Tasks

CODE = encode(bytes(range(20)))


@pytest.fixture
def sheet(qtbot: QtBot, tasks: Tasks) -> RecoverySheet:
    sheet = RecoverySheet(tasks)
    qtbot.addWidget(sheet)
    sheet.show_code(CODE, lambda: b"%PDF the sheet")
    sheet.show()
    return sheet


def test_two_groups_typed_back_prove_it_in_any_case(qtbot: QtBot, sheet: RecoverySheet) -> None:
    for field, place in zip(sheet.fields, ASKED, strict=True):
        field.set_value(groups(CODE)[place].lower())
    with qtbot.waitSignal(sheet.proved):
        assert sheet.check()


def test_a_wrong_group_is_named_and_proves_nothing(qtbot: QtBot, sheet: RecoverySheet) -> None:
    sheet.fields[0].set_value(groups(CODE)[ASKED[0]])
    sheet.fields[1].set_value("QQQQ")
    with qtbot.assertNotEmitted(sheet.proved):
        assert not sheet.check()
    assert sheet.fields[1].error()
    assert not sheet.fields[0].error()


def test_the_sheet_is_written_for_its_owner_only(tmp_path: Path, tasks: Tasks, sheet: RecoverySheet) -> None:
    target = tmp_path / "herstelblad.pdf"
    sheet.save_to(target)
    assert tasks.wait_all()
    assert target.read_bytes() == b"%PDF the sheet"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, tasks: Tasks, sheet: RecoverySheet) -> None:
    sheet.save_to(tmp_path / "nergens" / "blad.pdf")
    assert tasks.wait_all()
    assert "andere plek" in sheet._saved.text()  # noqa: SLF001 - the sentence itself


def test_a_code_that_takes_the_place_of_another_says_so(sheet: RecoverySheet) -> None:
    assert not sheet.renewed.isVisible()
    sheet.show_code(CODE, lambda: b"%PDF the sheet", is_renewed=True)
    assert sheet.renewed.isVisible()


def test_the_code_leaves_the_screen(sheet: RecoverySheet) -> None:
    sheet.forget()
    assert not any(shown.text() for shown in sheet._groups)  # noqa: SLF001 - what is shown


def test_a_repeat_that_differs_is_refused() -> None:
    check_repeat("zin", "zin")
    with pytest.raises(UserError) as caught:
        check_repeat("zin", "zon")
    assert caught.value.field == "repeat"
