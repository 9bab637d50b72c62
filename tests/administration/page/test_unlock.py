import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.unlock import UnlockPage
from ks_desktop.core.errors import StorageError, StorageProblem, UserError, WrongPassphraseError
from ks_desktop.core.texts import N_


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.show()
    return page


def test_one_user_types_her_passphrase_and_enter(qtbot: QtBot, page: UnlockPage) -> None:
    page.show_users(("proef",))
    assert page.user is None
    QTest.keyClicks(page.passphrase.editor, "een zin")
    with qtbot.waitSignal(page.unlock_wanted) as rung:
        QTest.keyClick(page.passphrase.editor, Qt.Key.Key_Return)
    assert rung.args == ["proef", "een zin"]
    assert not page.unlock.isEnabled()


def test_two_users_are_asked_who_they_are(qtbot: QtBot, page: UnlockPage) -> None:
    page.show_users(("proef", "tweede"))
    assert page.user is not None
    page.user.set_value("tweede")
    QTest.keyClicks(page.passphrase.editor, "een zin")
    with qtbot.waitSignal(page.unlock_wanted) as rung:
        page.unlock.click()
    assert rung.args == ["tweede", "een zin"]


def test_nothing_typed_asks_for_nothing(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.assertNotEmitted(page.unlock_wanted):
        page.unlock.click()
    assert page.passphrase.error()


def test_a_wrong_passphrase_stands_at_the_field_and_can_be_typed_again(page: UnlockPage) -> None:
    page.show_working(True)
    error = WrongPassphraseError(N_("This passphrase is not right."), code="wrong_passphrase", field="passphrase")
    page.show_problem(error)
    assert page.passphrase.error() == error.text()
    assert page.unlock.isEnabled()


def test_too_many_tries_count_down_until_the_next_is_allowed(qtbot: QtBot, page: UnlockPage) -> None:
    message = N_("Too many wrong passphrases. Wait {seconds} seconds and try again.")
    page.show_problem(UserError(message, code="wait", field="passphrase", values={"seconds": 2}))
    assert not page.unlock.isEnabled()
    assert "2" in page.passphrase.error()
    qtbot.waitUntil(lambda: "1" in page.passphrase.error(), timeout=3000)
    qtbot.waitUntil(page.unlock.isEnabled, timeout=3000)
    assert page.passphrase.error() == ""


def test_a_damaged_file_is_a_sentence_on_the_page(page: UnlockPage) -> None:
    page.show_problem(StorageError(StorageProblem.DAMAGED, N_("The database file is damaged.")))
    assert page._message.isVisible()  # noqa: SLF001 - the sentence itself
    assert page._message.accessibleName()  # noqa: SLF001


def test_the_recovery_sheet_is_another_way_in(qtbot: QtBot, page: UnlockPage) -> None:
    page.show_users(("proef",))
    page.other_way.click()
    assert page.code.isVisible()
    assert not page.passphrase.isVisible()
    QTest.keyClicks(page.code.editor, "ABCD")
    QTest.keyClicks(page.new_passphrase.editor, "nieuwe zin")
    with qtbot.waitSignal(page.recovery_wanted) as rung:
        page.unlock.click()
    assert rung.args == ["proef", "ABCD", "nieuwe zin"]
    page.show_problem(UserError(N_("too short"), code="short", field="passphrase"))
    assert page.new_passphrase.error()


def test_what_was_typed_is_wiped(page: UnlockPage) -> None:
    QTest.keyClicks(page.passphrase.editor, "een zin")
    page.forget()
    assert page.passphrase.value() == ""


def test_practice_has_no_passphrase_to_ask(qtbot: QtBot, page: UnlockPage) -> None:
    page.show_practice()
    assert not page.passphrase.isVisible()
    with qtbot.waitSignal(page.continue_wanted):
        page.unlock.click()
