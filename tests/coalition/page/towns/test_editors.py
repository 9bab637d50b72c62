from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import AgreedOn, Municipality, Terms, TownCard
from ks_desktop.coalition.page.towns.editors import AllianceEditor, LocalEditor, MunicipalityEditor
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.desks import settle

TODAY = date(2026, 11, 21)
ZEIST = Municipality(code="GM0355", name="Zeist")
CARD = TownCard(
    agreed=AgreedOn(
        municipality=ZEIST, now=(ZEIST,), before=(), day=TODAY, terms=Terms(municipality="", valid_from=TODAY)
    )
)


def test_a_new_coalition_begins_with_this_municipality_and_today(
    qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    editor = AllianceEditor(desk, coalition)
    qtbot.addWidget(editor)
    editor.show_alliance(CARD, None, ())
    editor.form.set_values({"name": "Kansrijk Zeist"})
    editor.save.click()
    settle(desk.tasks)
    (kept,) = coalition.alliances.of_municipality("GM0355", actor=actor)
    assert (kept.name, kept.valid_from, kept.municipalities) == ("Kansrijk Zeist", TODAY, ("GM0355",))


def test_a_draft_with_more_lines_finds_room_again(qtbot: QtBot, desk: Desk, coalition: Coalition) -> None:
    editor = LocalEditor(desk, coalition)
    qtbot.addWidget(editor)
    editor.show_agreements(CARD)
    for _times in range(2):
        editor.more.click()
    editor.form.field("contacts.2.name").set_raw("M. Proef")
    editor.leave()
    settle(desk.tasks)
    editor.show_agreements(CARD)
    settle(desk.tasks)
    assert editor.form.field("contacts.2.name").raw() == "M. Proef"


def test_a_municipality_is_shown_with_its_code(qtbot: QtBot, desk: Desk, coalition: Coalition) -> None:
    editor = MunicipalityEditor(desk, coalition)
    qtbot.addWidget(editor)
    editor.show_municipality(ZEIST)
    assert editor.form.field("code").raw() == "GM0355"
    assert editor.heading.text() == "Zeist"
