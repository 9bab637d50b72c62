from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ks_desktop.administration.page.lines import Call, Lines, Words
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle

WORDS = Words(name="word", heading="Woorden", add="Erbij", empty="Geen.", remove="Weg")


class _Lines(Lines[str]):
    """Lines of words, kept in a list."""

    def __init__(self, desk: Desk, kept: list[str]) -> None:
        self.kept = kept
        super().__init__(desk, WORDS, Form((FormSection("Woord", (LineField("word", "Woord"),)),)))

    @override
    def key(self, record: str) -> str:
        return record

    @override
    def said(self, record: str) -> tuple[str, str]:
        return record, str(len(record))

    @override
    def fill(self, record: str | None) -> None:
        self.form.set_values({"word": record or ""})

    @override
    def saving(self) -> Call:
        word = str(self.form.values()["word"])
        if not word:
            raise UserError("Leeg.", code="empty", field="word")
        return self._change(lambda: self.kept.append(word))

    @override
    def removing(self, record: str) -> Call:
        return self._change(lambda: self.kept.remove(record))

    def _change(self, act: Callable[[], None]) -> Call:
        def call() -> Changes:
            act()
            return Changes()

        return call


@pytest.fixture
def lines(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[_Lines]:
    made = _Lines(desk_of(house, tasks), ["een", "twee"])
    qtbot.addWidget(made)
    made.show()
    made.show_records(made.kept)
    settle(tasks)
    yield made
    settle(tasks)


def test_a_line_opens_is_stored_and_removed(qtbot: QtBot, lines: _Lines) -> None:
    lines.open("twee")
    assert not lines.remove.isHidden()
    with qtbot.waitSignal(lines.stored):
        lines.remove.click()
    lines.open(None)
    assert lines.remove.isHidden()
    lines.form.set_values({"word": "drie"})
    with qtbot.waitSignal(lines.stored):
        lines.save.click()
    assert lines.kept == ["een", "drie"]
    assert lines.editor.isHidden()


def test_what_is_wrong_stands_at_its_field_and_stays_open(lines: _Lines) -> None:
    lines.open(None)
    lines.submit()
    assert lines.form.field("word").error() == "Leeg."
    assert not lines.editor.isHidden()


def test_what_was_typed_is_there_again_after_a_lock(qtbot: QtBot, house: House, tasks: Tasks, lines: _Lines) -> None:
    lines.open("een")
    lines.form.field("word").set_raw("eenentwintig")
    lines.form.flush_draft()
    settle(tasks)
    again = _Lines(desk_of(house, tasks), ["een", "twee"])
    qtbot.addWidget(again)
    again.show_records(again.kept)
    settle(tasks)
    assert (again.record, again.form.values()["word"]) == ("een", "eenentwintig")
    again.leave()
    settle(tasks)
    third = _Lines(desk_of(house, tasks), ["een"])
    qtbot.addWidget(third)
    third.show_records(third.kept)
    settle(tasks)
    assert third.editor.isHidden()
