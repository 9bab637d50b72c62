from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.wordings import WordingsPane
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.domain.own_texts import OwnText
from ks_desktop.letters.service.wordings import TextEdit, Wordings
from ks_desktop.letters.store import own_texts as store
from ks_desktop.letters.texts.sheet import TextSheet
from ks_desktop.security.service import Users
from ks_desktop.widgets.messages import Question
from ks_desktop.widgets.tasks import Tasks
from tests.desks import desk_over, end_pauses, settle
from tests.letters.rooms import Rooms, furnish

KIND = LetterKind.APPOINTMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The pane over the rooms of letters."""

    pane: WordingsPane
    wordings: Wordings
    tasks: Tasks
    rooms: Rooms

    def choose(self, path: str) -> None:
        self.pane.list.table.select(path)
        settle(self.tasks)

    def click(self, name: str) -> None:
        button = self.pane.findChild(QPushButton, name)
        assert button is not None
        button.click()
        settle(self.tasks)

    def agree(self) -> None:
        self.pane.findChildren(Question)[-1].accept()
        settle(self.tasks)

    def sheet(self) -> TextSheet:
        return self.wordings.texts(KIND, actor=self.rooms.actor)


@pytest.fixture
def seen(qtbot: QtBot, watched_database: Database, clock: Clock, actor: UserId) -> Iterator[Seen]:
    rooms = furnish(watched_database, clock, actor)
    wordings = Wordings(rooms.database, clock, Users(rooms.database))
    with desk_over(rooms.database, clock, actor, rooms.undo) as desk:
        pane = WordingsPane(desk, wordings)
        qtbot.addWidget(pane)
        pane.resize(1000, 700)
        pane.show()
        pane.refresh()
        settle(desk.tasks)
        yield Seen(pane=pane, wordings=wordings, tasks=desk.tasks, rooms=rooms)


def test_what_was_begun_is_looked_at_as_soon_as_it_is_found_again(seen: Seen) -> None:
    seen.choose("subject")
    editor = seen.pane.editor.form.text.editor
    editor.selectAll()
    QTest.keyClicks(editor, "U bent kwetsbaar")
    end_pauses(seen.pane)
    seen.choose("footer")
    assert seen.pane.editor.hints.isHidden()
    seen.choose("subject")
    assert "kwetsba" in seen.pane.editor.hints.text()


def test_a_text_is_changed_looked_at_kept_and_taken_back(seen: Seen) -> None:
    seen.choose("subject")
    editor = seen.pane.editor.form.text.editor
    assert editor.toPlainText() == "Onze afspraak"
    editor.selectAll()
    QTest.keyClicks(editor, "U bent kwetsbaar")
    end_pauses(seen.pane)
    settle(seen.tasks)
    assert "kwetsba" in seen.pane.editor.hints.text()
    assert seen.sheet().own.texts == ()
    seen.click("save_wording")
    assert seen.sheet().line("subject").text == "U bent kwetsbaar"
    assert seen.pane.editor.path() == "subject"
    seen.rooms.undo.undo(actor=seen.rooms.actor)
    seen.pane.refresh()
    settle(seen.tasks)
    assert seen.pane.editor.form.text.editor.toPlainText() == "Onze afspraak"


def test_what_cannot_be_is_said_at_the_text_while_it_is_typed(seen: Seen) -> None:
    seen.choose("body.paragraph-1")
    seen.pane.editor.form.text.editor.setPlainText("Ik ben [naam verpleegkundig]")
    end_pauses(seen.pane)
    settle(seen.tasks)
    assert "naam verpleegkundige" in seen.pane.editor.form.text.error()
    seen.click("save_wording")
    assert seen.pane.editor.form.text.error()
    assert seen.sheet().own.texts == ()


def test_what_was_typed_and_not_kept_is_there_again(seen: Seen) -> None:
    seen.choose("subject")
    QTest.keyClicks(seen.pane.editor.form.text.editor, "Half ")
    seen.pane.flush()
    seen.choose("footer")
    seen.choose("subject")
    assert seen.pane.editor.form.text.editor.toPlainText().startswith("Half ")
    assert seen.pane.editor.status.text.text()


def test_a_part_is_added_moved_left_out_and_removed(seen: Seen) -> None:
    shipped = seen.sheet().order()
    seen.choose(f"body.{shipped[0]}")
    seen.pane.editor.added.emit("paragraph")
    seen.pane.editor.form.text.editor.setPlainText("Tot dan!")
    seen.click("save_wording")
    added = seen.pane.editor.path()
    assert seen.sheet().order()[1] == added.removeprefix("body.")
    seen.click("move_up")
    assert seen.sheet().order()[0] == added.removeprefix("body.")
    seen.click("turn_off")
    assert seen.sheet().order() == shipped
    seen.click("turn_off")
    assert added.removeprefix("body.") in seen.sheet().order()
    seen.click("reset_text")
    seen.agree()
    assert seen.sheet().own.texts == ()


def test_where_the_shipped_text_is_another_now_she_chooses(seen: Seen) -> None:
    with seen.rooms.database.work(seen.rooms.actor, "test") as work:
        for path in ("subject", "footer"):
            text = OwnText(kind=KIND, language="nl", path=path, content='["Wij komen"]', base='["Ouder"]')
            store.put(work, text, seen.rooms.clock.now())
    seen.pane.refresh()
    settle(seen.tasks)
    assert "sindsdien gewijzigd" in seen.pane.list.standing.text()
    seen.choose("subject")
    assert "Onze afspraak" in seen.pane.editor.below.shipped.text()
    seen.click("keep_mine")
    assert seen.pane.editor.below.isHidden()
    seen.choose("footer")
    seen.click("take_new")
    assert [text.path for text in seen.sheet().own.texts] == ["subject"]
    seen.click("reset_all")
    seen.agree()
    assert seen.sheet().own.texts == ()


def test_the_page_stands_beside_the_texts_or_in_their_place(seen: Seen) -> None:
    assert seen.pane.view.isVisible()
    seen.pane.resize(600, 700)
    settle(seen.tasks)
    assert not seen.pane.view.isVisible()
    seen.click("turn_page")
    assert seen.pane.view.isVisible()
    assert not seen.pane.list.isVisible()


def test_another_kind_shows_its_texts_in_its_languages(seen: Seen) -> None:
    assert len(seen.pane.list.languages.options) > 1
    seen.pane.list.kinds.set_value(LetterKind.RECEIPT)
    settle(seen.tasks)
    assert [option.value for option in seen.pane.list.languages.options] == ["nl"]
    assert "received_on" not in seen.pane.editor.form.text.editor.toPlainText()
    seen.choose("body.facts-1")
    assert not seen.pane.editor.may_save()


def test_of_two_who_change_a_text_the_second_is_told_and_loses_nothing(seen: Seen) -> None:
    seen.choose("subject")
    QTest.keyClicks(seen.pane.editor.form.text.editor, "Mijn ")
    seen.wordings.put(KIND, "nl", TextEdit(path="subject", text="Van haar"), actor=seen.rooms.actor)
    seen.click("save_wording")
    assert seen.sheet().line("subject").text == "Van haar"
    assert "Mijn " in seen.pane.editor.form.text.editor.toPlainText()
    seen.click("save_wording")
    assert "Mijn " in seen.sheet().line("subject").text


def test_a_part_that_was_begun_is_left_again(seen: Seen) -> None:
    seen.choose("subject")
    seen.pane.editor.added.emit("heading")
    assert seen.pane.editor.path() == ""
    seen.click("reset_text")
    assert seen.pane.editor.path() == "subject"
    assert seen.sheet().own.texts == ()
