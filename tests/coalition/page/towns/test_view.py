from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.domain import Coordinator, Terms
from ks_desktop.coalition.page.towns import TownsView
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import NameButton
from tests.coalition.service.test_alliances import make_alliance
from tests.coalition.service.test_towns import AGREED
from tests.desks import settle
from tests.widgets.hands import bring_forward, child, focused

TODAY = date(2026, 11, 21)


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId) -> Iterator[TownsView]:
    coalition.serve(["GM0344", "GM0355"], actor=actor)
    coalition.alliances.save(make_alliance(coordinator=Coordinator(name="M. Proef")), actor=actor)
    made = TownsView(desk, coalition)
    qtbot.addWidget(made)
    desk.tasks.changed.connect(made.on_changes)
    made.resize(1052, 640)
    bring_forward(made)
    settle(desk.tasks)
    yield made
    catalogue.use((), TODAY)


def texts_of(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel))


def press(view: TownsView, name: str) -> None:
    child(view, QPushButton, name).click()
    settle(view._desk.tasks)  # noqa: SLF001 - the desk of this test


def test_a_municipality_is_found_its_coalition_changed_from_today_and_the_old_one_read_again(
    qtbot: QtBot, view: TownsView, coalition: Coalition, desk: Desk, actor: UserId
) -> None:
    assert [line.municipality.name for line in view.list.table.records()] == ["Utrecht", "Zeist"]
    QTest.keyClicks(view.search_field, "utrecht")
    settle(desk.tasks)
    QTest.keyClick(view.search_field, Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(desk.tasks)
    assert view.card.isVisible()
    press(view, "open_alliance")
    view.alliance.form.set_values({"coordinator_name": "K. Proef"})
    press(view, "save_alliance")
    assert view.card.isVisible()
    assert [found.coordinator.name for found in coalition.alliances.of_municipality("GM0344", actor=actor)] == [
        "K. Proef"
    ]
    press(view, "on_20240101")
    assert "M. Proef" in texts_of(view.card)
    assert not view.card.local.isEnabled()
    press(view, "show_today")
    assert view.card.local.isEnabled()
    with qtbot.waitSignal(view.paper_wanted) as asked:
        view.card.paper.click()
    assert asked.args == ["GM0344"]
    with qtbot.waitSignal(view.terms_wanted):
        view.card.terms.click()
    QTest.keyClick(view.card, Qt.Key.Key_Escape)
    assert not view.card.isVisible()


def test_what_was_agreed_is_written_down_and_what_is_wrong_said_at_its_line(
    view: TownsView, coalition: Coalition, desk: Desk, actor: UserId
) -> None:
    view.open_town("GM0355")
    settle(desk.tasks)
    press(view, "edit_local")
    press(view, "more_lines")
    view.local.form.set_values({"contacts.1.name": "M. Proef", "words.0.text": "Bij spoed bellen."})
    press(view, "save_local_agreements")
    assert view.local.isVisible()
    assert view.local.form.field("contacts.1.phone").error()
    view.local.form.set_values({"contacts.1.phone": "030 286 00 00"})
    press(view, "save_local_agreements")
    local = coalition.agreements.on("GM0355", TODAY, actor=actor).local
    assert local is not None
    assert (local.valid_from, local.contacts[0].phone) == (TODAY, "030-2860000")


def test_one_that_ended_is_read_and_the_new_one_takes_over(
    view: TownsView, coalition: Coalition, desk: Desk, actor: UserId
) -> None:
    coalition.agreements.save_local(AGREED, actor=actor)
    coalition.save_terms(Terms(municipality="GM0457", valid_from=date(2019, 1, 1)), actor=actor)
    view.open_town("GM0457")
    settle(desk.tasks)
    assert "tot 24 maart 2022, nu Amsterdam" in texts_of(view.card)
    assert not view.card.paper.isEnabled()
    view.open_town("GM0363")
    settle(desk.tasks)
    press(view, "take_over_GM0457")
    assert "Overgenomen" in texts_of(view.status)
    assert view.card.findChild(NameButton, f"on_{TODAY:%Y%m%d}") is not None


def test_a_municipality_is_ended_here_and_a_circle_refused(view: TownsView, coalition: Coalition, desk: Desk) -> None:
    view.open_town("GM0355")
    settle(desk.tasks)
    press(view, "edit_town")
    view.town.form.set_values({"until": date(2026, 1, 1), "succeeded_by": "Zeist"})
    press(view, "save_municipality")
    assert "zichzelf" in view.town.form.field("succeeded_by").error()
    view.town.form.set_values({"succeeded_by": "Utrecht"})
    press(view, "save_municipality")
    assert coalition.municipality("GM0355").succeeded_by == ("GM0344",)
    assert "nu Utrecht" in texts_of(view.card)


def test_what_somebody_else_saved_first_is_said_and_what_was_typed_stays(
    view: TownsView, coalition: Coalition, desk: Desk, actor: UserId
) -> None:
    view.open_town("GM0344")
    settle(desk.tasks)
    press(view, "open_alliance")
    (now,) = coalition.alliances.of_municipality("GM0344", actor=actor)
    coalition.alliances.save(replace(now, valid_from=TODAY, version=0, remark="eerder"), actor=actor)
    view.alliance.form.field("remark").set_raw("later")
    press(view, "save_alliance")
    assert "Iemand anders" in texts_of(view.status)
    settle(desk.tasks)
    press(view, "open_alliance")
    assert view.alliance.form.field("remark").raw() == "later"


def test_a_new_municipality_is_begun_left_and_found_again(view: TownsView, desk: Desk) -> None:
    press(view, "new_town")
    view.town.form.field("name").set_raw("Nieuwstad")
    press(view, "leave_municipality")
    assert view.list.isVisible()
    press(view, "new_town")
    assert view.town.form.field("name").raw() == "Nieuwstad"
    view.resize(500, 640)
    settle(desk.tasks)
    assert not view.list.isVisible()


def test_a_newer_list_is_looked_at_and_what_is_ticked_kept(
    qtbot: QtBot, view: TownsView, coalition: Coalition, desk: Desk, tmp_path: Path
) -> None:
    rows = [f"{each.code};{each.name}" for each in coalition.municipalities() if each.name != "Wijdemeren"]
    file = tmp_path / "gemeenten 2027.csv"
    file.write_text("\n".join(["Gemeentecode;Gemeentenaam", *rows]), encoding="utf-8")
    view.updating.read_file(file)
    qtbot.waitUntil(view.updating.isVisible)
    settle(desk.tasks)
    view.updating.form.set_values({"part_of.GM1696": "Hilversum"})
    press(view, "save_municipality_update")
    ended = coalition.municipality("GM1696")
    assert (ended.until, ended.succeeded_by, ended.source) == (date(2027, 1, 1), ("GM0402",), "gemeenten 2027.csv")
    view.updating.read_file(tmp_path / "weg.csv")
    qtbot.waitUntil(lambda: "kan niet worden gelezen" in texts_of(view.status))
    with_dialog = view.updating.ask()
    with_dialog.reject()
