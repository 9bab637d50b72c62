from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.catalogue.offer import id_of
from ks_desktop.coalition.domain import OfferQuestion
from ks_desktop.coalition.page.offer import OfferView
from ks_desktop.coalition.page.offer import view as view_module
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import NameButton
from ks_desktop.widgets.theme import Size
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation
from tests.desks import settle
from tests.widgets.hands import bring_forward, child, focused


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId) -> OfferView:
    coalition.serve(["Utrecht", "Rotterdam"], actor=actor)
    made = OfferView(desk, coalition)
    qtbot.addWidget(made)
    desk.tasks.changed.connect(made.on_changes)
    made.resize(1000, 700)
    bring_forward(made)
    settle(desk.tasks)
    return made


def test_nothing_is_said_to_be_missing_before_it_was_looked_for(qtbot: QtBot, desk: Desk, coalition: Coalition) -> None:
    made = OfferView(desk, coalition)
    qtbot.addWidget(made)
    said = [part.text() for part in made.list.wide.empty_state.findChildren(QLabel)]
    assert not any(said)
    made.search_field.setText("qqq")
    settle(desk.tasks)
    assert "Niets gevonden" in "".join(part.text() for part in made.list.wide.empty_state.findChildren(QLabel))


def names(view: OfferView) -> list[str]:
    return [line.name for line in view.table.records()]


def told(view: OfferView) -> str:
    return "\n".join(part.text() for part in view.card.findChildren(QLabel) if part.isVisibleTo(view))


def test_what_is_looked_for_is_found_and_held_beside_it(view: OfferView, desk: Desk) -> None:
    view.search_field.setText("geldzorgen")
    settle(desk.tasks)
    assert "Schuldhulpverlening van de gemeente" in names(view)
    assert "VoorZorg" not in names(view)
    QTest.keyClick(view.search_field, Qt.Key.Key_Return)
    assert view.table.current() is not None
    view.search_field.clear()
    assert [option.label for option in view.filters.municipality.options] == ["Rotterdam", "Utrecht"]
    view.filters.municipality.set_value("GM0344")
    view.filters.age.editor.setText("26+5")
    settle(desk.tasks)
    assert "Moedermentor" not in names(view)
    assert "VoorZorg" in names(view)
    view.table.select(id_of("voorzorg"))
    QTest.keyClick(view.table.view, Qt.Key.Key_Return)
    settle(desk.tasks)
    assert view.card.isVisible()
    assert "VoorZorg: tot en met 28+0, nog 9 dagen" in told(view)
    assert "Naast wat u zoekt" in told(view)
    view.filters.age.editor.setFocus()
    view.filters.age.editor.setText("28+1")
    settle(desk.tasks)
    assert "VoorZorg" not in names(view)
    assert "de laatste dag was" in told(view)
    assert view.filters.age.editor is focused()  # nothing takes the focus from where she types
    view.card.edit.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert view.card.isHidden()


def test_a_proposal_is_never_shown_as_a_fact_until_somebody_asked(
    view: OfferView, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    team = make_organisation(address_secret=True)
    coalition.save_organisation(team, actor=actor)
    key = id_of("neighbourhood_team")
    coalition.services.save(replace(coalition.services.service(key, actor=actor), organisation_id=team.id), actor=actor)
    view.open_service(key)
    settle(desk.tasks)
    assert "Voorstel, niet gecontroleerd" in told(view)
    assert "Geheim adres" in told(view)
    assert "3526" not in told(view)
    with_partner = child(view, NameButton, "open_partner")
    assert with_partner.text() == team.name
    view.card.right.click()
    settle(desk.tasks)
    assert "Voorstel" not in told(view)
    assert "Gecontroleerd op" in told(view)


def test_a_new_service_is_typed_kept_and_stored(
    view: OfferView, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    QTest.keyClick(
        view.search_field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(desk.tasks)
    form = view.editor.form
    form.field("what").set_value("Samen eten")
    form.field("from_years").set_value("x")
    view.editor.save.click()
    settle(desk.tasks)
    assert all(form.field(name).error() for name in ("name", "domain", "from_years"))
    assert coalition.services.find(OfferQuestion(text="samen eten"), actor=actor) == ()
    view.editor.leave()
    settle(desk.tasks)
    view.new()
    settle(desk.tasks)
    assert form.field("what").raw() == "Samen eten"  # what was typed is still there
    for name, value in (("name", "Eettafel"), ("domain", "informal"), ("from_years", "18")):
        form.field(name).set_value(value)
    view.editor.save.click()
    settle(desk.tasks)
    assert view.card.isVisible()
    assert "Eettafel" in names(view)
    current = view.table.current()
    assert current is not None
    assert current.name == "Eettafel"


def test_who_is_second_sees_the_new_card_with_her_changes_in_it(
    view: OfferView, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    services, key = coalition.services, id_of("voorzorg")
    before = services.service(key, actor=actor)
    view.edit(before)
    settle(desk.tasks)
    view.editor.form.field("phone").set_value("030 1234567")
    services.save(replace(before, contact="Balie"), actor=actor)
    view.editor.save.click()
    settle(desk.tasks)
    assert view.editor.status.text.text().startswith("Iemand anders")
    assert view.editor.form.field("contact").raw() == "Balie"
    view.editor.save.click()
    settle(desk.tasks)
    stored = services.service(key, actor=actor)
    assert (stored.contact, stored.phone, stored.until_years) == ("Balie", "030-1234567", 25)


def test_a_long_list_says_that_there_is_more_and_long_words_go_on_below(
    view: OfferView, desk: Desk, coalition: Coalition, actor: UserId, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert view.more.isHidden()
    monkeypatch.setattr(view_module, "MOST_LINES", 5)
    view.refresh()
    settle(desk.tasks)
    assert len(names(view)) == 5
    assert view.more.isVisible()
    view.resize(612, 430)
    long_words = make_service(name="Q" * 200, what="W" * 500, website="x" * 200)
    coalition.services.save(long_words, actor=actor)
    view.open_service(long_words.id)
    settle(desk.tasks)
    sheet = view.card.findChildren(QScrollArea)[0]
    shown = sheet.widget()
    assert shown is not None
    assert shown.minimumSizeHint().width() <= sheet.viewport().width()  # nothing is cut at the side
    assert view.list.isHidden()  # in a small window the card stands alone
    assert view.width() == 612


def test_who_comes_back_types_over_what_she_looked_for_before(view: OfferView) -> None:
    view.search_field.setText("schulden")
    view.hide()
    view.show()
    QTest.keyClicks(view.search_field, "voorzorg")
    assert view.search_field.text() == "voorzorg"


def test_in_a_low_window_the_list_keeps_its_rows_and_the_fields_come_on_request(view: OfferView, desk: Desk) -> None:
    assert view.filters.isVisible()
    assert not view.narrow.isVisible()
    view.resize(660, 310)
    assert not view.filters.isVisible()
    assert view.table.height() > 4 * Size.ROW
    view.narrow.click()
    assert view.filters.isVisible()
    assert view.list.isHidden()  # there is room for the fields or for rows
    view.filters.age.editor.setText("26+5")
    settle(desk.tasks)
    view.narrow.click()
    assert not view.filters.isVisible()
    assert view.list.isVisible()
    for button in (view.narrow, view.calls_button, view.new_button):
        assert button.width() >= button.sizeHint().width()
    assert view.narrow.text() == "Verfijnen (1)"


def test_the_fields_come_on_request_over_an_open_card_and_the_regions_have_their_place(
    view: OfferView, desk: Desk
) -> None:
    view.open_service(id_of("voorzorg"))
    settle(desk.tasks)
    assert (view.filters.isVisible(), view.narrow.isVisible()) == (False, True)
    view.close_card()
    assert view.filters.isVisible()
    view.regions_button.click()
    settle(desk.tasks)
    assert view.regions.isVisible()
    assert not view.card.isVisible()
    view.regions.leave()
    assert not view.regions.isVisible()
