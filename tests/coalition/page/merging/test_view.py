"""The whole review on a real file: looked over, chosen by key and by mouse, taken over, and gone on with later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import HerFacts
from ks_desktop.coalition.domain.cards import Side, key_of
from ks_desktop.coalition.exchange import DirectoryCopy
from ks_desktop.coalition.merging import Finding
from ks_desktop.coalition.page.merging import MergeView
from ks_desktop.coalition.page.merging.reviewing import begun
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.merging import DirectoryMerge
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.coalition.merging.directories import DAY, partner, service
from tests.desks import settle

_OURS = service(1, of=None, what="Koffie", phone="030-1234567", checked_on=DAY - timedelta(days=90))
_THEIRS = replace(_OURS, what="Thee", phone="030-7654321", website="thee.example", checked_on=DAY - timedelta(days=9))
_COPY = DirectoryCopy(
    organisations=(
        partner(1, name="De Kers", place="Zeist"),
        partner(2, name="De Bronx", place="Utrecht"),
        partner(3, name="Opvang", street="Openweg", place="Zeist"),
    ),
    services=(_THEIRS, service(2, of=2, name="Spreekuur", email="geen")),
    title="JGZ Team Noord",
)


@pytest.fixture
def merge(database: Database, clock: Clock, coalition: Coalition, actor: UserId) -> DirectoryMerge:
    coalition.services.save(_OURS, actor=actor)
    coalition.save_organisation(partner(12), actor=actor)
    shelter = partner(3, name="Opvang", street="Schuilstraat", place="Utrecht", address_secret=True)
    coalition.save_organisation(shelter, actor=actor)
    return DirectoryMerge(database, clock, coalition)


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, merge: DirectoryMerge) -> Iterator[MergeView]:
    made = MergeView(desk, merge)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.review(lambda: _COPY, place="/ergens/kaart.zip")
    settle(desk.tasks)
    yield made
    settle(desk.tasks)


def names(view: MergeView, finding: Finding) -> list[str]:
    view.findings.show_finding(finding)
    view._show_finding(finding)  # noqa: SLF001 - what a click on it does
    return [each.name for each in view.table.records()]


def shown(view: MergeView) -> str:
    return "\n".join(label.text() for label in view.detail.findChildren(QLabel))


def press(view: MergeView, name: str) -> None:
    button = view.detail.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def test_a_review_from_file_to_taken_over(view: MergeView, desk: Desk, coalition: Coalition, actor: UserId) -> None:
    assert names(view, Finding.NEW) == ["De Kers"]
    assert not view.take.isEnabled()
    assert names(view, Finding.WAITS) == ["Spreekuur"]
    assert "geen" not in shown(view)
    assert names(view, Finding.MAYBE) == ["De Bronx"]
    assert "De Bron" in shown(view)
    press(view, "is_same")
    settle(desk.tasks)
    assert names(view, Finding.MAYBE) == names(view, Finding.WAITS) == []
    assert names(view, Finding.NEW) == ["De Kers", "Spreekuur"]
    view.all_theirs.click()
    assert names(view, Finding.DIFFERS) == ["De Bron", "Opvang", "Inloop"]
    assert "Schuilstraat" not in shown(view)
    assert "Openweg" not in shown(view)
    view.table.select(key_of(_OURS))
    assert {"Koffie", "Thee"} <= set(shown(view).split("\n"))
    grid = view.detail._grid  # noqa: SLF001 - what she clicks on
    assert grid is not None
    grid.choices["what"].buttons[Side.THEIRS].click()
    grid.choices["phone"].buttons[Side.OURS].click()
    settle(desk.tasks)
    assert view.take.text().endswith("(2 nieuw, 1 gewijzigd)")
    view.take.click()
    settle(desk.tasks)
    _check_taken(view, desk, coalition, actor)


def _check_taken(view: MergeView, desk: Desk, coalition: Coalition, actor: UserId) -> None:
    kept = coalition.services.service(_OURS.id, actor=actor)
    assert (kept.what, kept.phone, kept.website) == ("Thee", "030-1234567", "")
    origin = coalition.services.shown(_OURS.id, HerFacts(today=DAY), actor=actor).origin
    assert origin is not None
    assert origin.from_whom == "JGZ Team Noord"
    assert "2 nieuw, 1 gewijzigd" in view.status.text.text()
    assert names(view, Finding.NEW) == []
    assert coalition.card(partner(3).id, actor=actor).street == "Schuilstraat"
    assert begun(desk) is None


def test_by_keys_and_gone_on_with_after_a_lock(
    qtbot: QtBot, view: MergeView, desk: Desk, merge: DirectoryMerge
) -> None:
    names(view, Finding.DIFFERS)
    view.table.select(key_of(_OURS))
    view.table.view.setFocus()
    QTest.keyClick(view.table.view, Qt.Key.Key_N)
    names(view, Finding.MAYBE)
    QTest.keyClick(view.table.view, Qt.Key.Key_K)
    settle(desk.tasks)
    view.from_whom.setText("Team Zuid")
    view.from_whom.editingFinished.emit()
    settle(desk.tasks)
    found = begun(desk)
    assert found is not None
    assert (found.from_whom, found.place) == ("Team Zuid", "/ergens/kaart.zip")
    again = MergeView(desk, merge)
    qtbot.addWidget(again)
    again.review(lambda: _COPY)
    settle(desk.tasks)
    assert again.from_whom.text() == "Team Zuid"
    assert names(again, Finding.MAYBE) == []
    assert names(again, Finding.NEW) == ["De Bronx", "De Kers", "Spreekuur"]
    chosen = again.reviewing.choices.sides[key_of(_OURS)]
    assert set(chosen.values()) == {Side.THEIRS}
    again.drop.click()
    settle(desk.tasks)
    assert begun(desk) is None
    again.review(lambda: replace(_COPY, organisations=()))  # another file: nothing of that counts here
    settle(desk.tasks)
    assert again.reviewing.choices.sides == {}


def test_all_at_once_leaves_what_is_guarded_and_nothing_undecided(view: MergeView, desk: Desk) -> None:
    names(view, Finding.DIFFERS)
    view.all_newest.click()
    assert not view.reviewing.choices.is_taken(view.reviewing.comparison.by_key()[key_of(partner(3))])
    view.all_ours.click()
    settle(desk.tasks)
    assert all(view.reviewing.choices.is_decided(each) for each in view.table.records())
    assert not view.take.isEnabled()


def test_a_file_that_is_none_is_told_in_sentences(view: MergeView, desk: Desk) -> None:
    def read() -> DirectoryCopy:
        raise UserErrors([UserError("Line one.", code="a"), UserError("Line two.", code="b")])

    view.review(read)
    settle(desk.tasks)
    assert view.status.text.text() == "Line one.\nLine two."
    assert view.table.records() == ()


def test_what_was_read_otherwise_than_it_stands_is_told(view: MergeView, desk: Desk) -> None:
    notices = tuple(UserError(f"Line {number}.", code="a") for number in range(5))
    view.review(lambda: replace(_COPY, notices=notices))
    settle(desk.tasks)
    head, *told = view.status.text.text().split("\n")
    assert (head.split(";")[0], told) == (
        "Anders gelezen dan het in het bestand staat",
        ["Line 0.", "Line 1.", "Line 2.", "en nog 2"],
    )
