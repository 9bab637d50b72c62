import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.unlock import UnlockPage
from ks_desktop.administration.page.ways import Way
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


def test_who_began_to_type_before_the_names_were_there_goes_on_where_she_is(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.passphrase.editor.setFocus()
    QTest.keyClicks(page.passphrase.editor, "een zin")
    page.show_users(("proef", "tweede"))
    assert page.passphrase.editor.hasFocus()
    assert page.passphrase.value() == "een zin"


def test_what_is_typed_while_the_key_is_made_changes_nothing(page: UnlockPage) -> None:
    page.show_users(("proef",))
    QTest.keyClicks(page.passphrase.editor, "een zin")
    page.submit()
    QTest.keyClicks(page.passphrase.editor, " en nog wat")
    assert page.passphrase.value() == "een zin"
    page.show_working(False)
    QTest.keyClicks(page.passphrase.editor, "!")
    assert page.passphrase.value() == "een zin!"


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


def test_too_many_tries_count_down_until_the_next_is_allowed(page: UnlockPage) -> None:
    message = N_("Too many wrong passphrases. Wait {seconds} seconds and try again.")
    page.show_problem(UserError(message, code="wait", field="passphrase", values={"seconds": 2}))
    assert not page.unlock.isEnabled()
    assert "2" in page.passphrase.error()
    page._on_second_passed()  # noqa: SLF001 - a second is long in a test
    assert "1" in page.passphrase.error()
    page._on_second_passed()  # noqa: SLF001
    assert page.unlock.isEnabled()
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
    QTest.keyClicks(page.repeat.editor, "nieuwe zi")
    page.unlock.click()
    assert page.repeat.error()
    assert page.unlock.isEnabled(), "nothing was asked yet"
    QTest.keyClicks(page.repeat.editor, "n")
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


def test_whoever_set_a_pin_is_asked_for_it_first_and_may_type_her_passphrase(qtbot: QtBot, page: UnlockPage) -> None:
    page.show_users(("proef", "tweede"), pin_of="proef")
    assert page.way is Way.PIN
    assert page.pin.isVisible()
    assert not page.passphrase.isVisible()
    QTest.keyClicks(page.pin.editor, "702915")
    with qtbot.waitSignal(page.pin_wanted) as rung:
        QTest.keyClick(page.pin.editor, Qt.Key.Key_Return)
    assert rung.args == ["702915"]
    page.show_problem(UserError(N_("This PIN is not right."), code="wrong_pin", field="pin"))
    assert page.pin.error()
    page.links[Way.PASSPHRASE].click()
    assert page.passphrase.isVisible()
    assert page.user is not None
    assert page.user.isVisible()
    page.links[Way.PIN].click()
    assert page.pin.isVisible()


def test_a_pin_that_is_over_leaves_room_for_the_passphrase(page: UnlockPage) -> None:
    page.show_users(("proef",), pin_of="proef")
    page.show_problem(WrongPassphraseError(N_("It is over."), code="pin_over", field="passphrase"))
    assert page.way is Way.PASSPHRASE
    assert page.passphrase.error()
    assert page.links[Way.PIN].isHidden()


def test_the_pin_of_who_is_not_in_the_key_file_is_not_offered(page: UnlockPage) -> None:
    page.show_users(("tweede",), pin_of="proef")
    assert page.way is Way.PASSPHRASE


def test_a_first_passphrase_is_changed_in_place_and_its_strength_said(qtbot: QtBot, page: UnlockPage) -> None:
    page.show_users(("proef",))
    QTest.keyClicks(page.passphrase.editor, "eerste zin")
    page.show_way(Way.CHANGE)
    assert not page.passphrase.isVisible()
    QTest.keyClicks(page.new_passphrase.editor, "vier kale woorden hier")
    assert "Sterkte" in page.new_passphrase._note  # noqa: SLF001 - the sentence itself
    QTest.keyClicks(page.repeat.editor, "vier kale woorden hier")
    with qtbot.waitSignal(page.change_wanted) as rung:
        page.unlock.click()
    assert rung.args == ["proef", "eerste zin", "vier kale woorden hier"]


def test_what_can_be_done_is_offered_until_something_else_is_asked(qtbot: QtBot, page: UnlockPage) -> None:
    done: list[str] = []
    error = StorageError(StorageProblem.DAMAGED, N_("The database file is damaged."))
    page.show_problem(error, (("Do something", lambda: done.append("look")),))
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Do something")
    button.click()
    assert done == ["look"]
    page.show_way(Way.SHEET)
    qtbot.waitUntil(lambda: not any(one.text() == "Do something" for one in page.findChildren(QPushButton)))


def test_locking_wipes_what_was_typed_and_waits(page: UnlockPage) -> None:
    QTest.keyClicks(page.passphrase.editor, "een zin")
    page.show_locking()
    assert page.passphrase.value() == ""
    assert not page.unlock.isEnabled()
    page.show_working(False)
    assert page.unlock.isEnabled()
