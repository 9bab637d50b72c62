from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Organisation, Referred
from ks_desktop.coalition.page.card import CardPane, id_of
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import OrganisationId, UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from tests.coalition.test_service import make_organisation
from tests.desks import settle
from tests.widgets.hands import bring_forward, focused


@pytest.fixture
def card(qtbot: QtBot, desk: Desk, coalition: Coalition) -> CardPane:
    made = CardPane(desk, coalition)
    qtbot.addWidget(made)
    bring_forward(made)
    return made


def typed(card: CardPane, name: str, text: str) -> None:
    field = card.form.field(name)
    assert isinstance(field, LineField)
    field.editor.setText(text)


def test_escape_puts_away_the_form_she_is_in_and_then_the_card(
    qtbot: QtBot, card: CardPane, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    card.show_card(stored(coalition, actor))
    settle(desk.tasks)
    card.locations.begin()
    name = card.locations.form.field("name")
    assert isinstance(name, LineField)
    assert name.editor is focused()
    with qtbot.assertNotEmitted(card.closed):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not name.isVisible()
    card.leaving.ask.click()
    settle(desk.tasks)
    assert card.leaving.cancel is focused()
    with qtbot.assertNotEmitted(card.closed):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not card.leaving.cancel.isVisible()
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)


def stored(coalition: Coalition, actor: UserId) -> Organisation:
    coalition.save_organisation(make_organisation(), actor=actor)
    return coalition.organisations(actor=actor)[0]


def test_a_new_partner_is_stored_and_stays_on_the_card(
    card: CardPane, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    card.show_card(None)
    settle(desk.tasks)
    typed(card, "name", "Wijkteam Noord")
    card.form.field("kind").set_value("neighbourhood_team")
    card.form.submitted.emit()
    settle(desk.tasks)
    (partner,) = coalition.organisations(actor=actor)
    assert partner.name == "Wijkteam Noord"
    assert card.shown() == partner.id
    assert card.status.text.text() == "Opgeslagen."
    assert desk.drafts.find("organisation", "", actor=actor) is None


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(
    card: CardPane, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    card.show_card(None)
    settle(desk.tasks)
    typed(card, "postcode", "nergens")
    card.save_card()
    settle(desk.tasks)
    assert card.form.field("name").error()
    assert card.form.field("kind").error()
    typed(card, "name", "Wijkteam Noord")
    card.form.field("kind").set_value("welfare")
    card.save_card()
    settle(desk.tasks)
    assert card.form.field("postcode").error()
    assert coalition.organisations(actor=actor) == ()
    kept = desk.drafts.find("organisation", "", actor=actor)
    assert kept is not None
    assert kept["postcode"] == "nergens"


def test_a_half_typed_card_is_there_again(
    card: CardPane, desk: Desk, coalition: Coalition, actor: UserId, qtbot: QtBot
) -> None:
    partner = stored(coalition, actor)
    card.show_card(partner)
    settle(desk.tasks)
    typed(card, "phone", "030 1234567")
    card.form.flush_draft()
    settle(desk.tasks)
    later = CardPane(desk, coalition)
    qtbot.addWidget(later)
    later.hide()
    with qtbot.waitSignal(later.wanted) as rung:
        later.find_open()
        settle(desk.tasks)
    assert id_of(str(rung.args[0])) == partner.id
    later.show_card(partner)
    settle(desk.tasks)
    assert later.form.field("phone").raw() == "030 1234567"
    assert later.form.field("name").raw() == "Wijkteam Lunetten"


def test_a_closed_card_is_not_wanted_any_more(card: CardPane, desk: Desk, qtbot: QtBot) -> None:
    card.show_card(None)
    with qtbot.waitSignal(card.closed):
        card.close_button.click()
    settle(desk.tasks)
    card.hide()
    with qtbot.assertNotEmitted(card.wanted):
        card.find_open()
        settle(desk.tasks)


def test_who_is_second_sees_the_new_card_with_her_changes_in_it(
    card: CardPane, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    partner = stored(coalition, actor)
    card.show_card(partner)
    settle(desk.tasks)
    typed(card, "phone", "030 1234567")
    coalition.save_organisation(replace(partner, place="Zeist"), actor=actor)
    card.save_card()
    settle(desk.tasks)
    assert card.status.text.text().startswith("Iemand anders")
    assert (card.form.field("place").raw(), card.form.field("phone").raw()) == ("Zeist", "030 1234567")
    card.save_card()
    settle(desk.tasks)
    (saved,) = coalition.organisations(actor=actor)
    assert (saved.place, saved.phone) == ("Zeist", "030-1234567")


class _Counts:
    def referred(self, organisation_id: OrganisationId, *, actor: UserId) -> Referred:
        del organisation_id, actor
        return Referred(count=3, waiting=1)


def test_the_card_says_what_a_partner_referred_and_who_works_there(
    desk: Desk, coalition: Coalition, actor: UserId, qtbot: QtBot
) -> None:
    card = CardPane(desk, coalition, _Counts())
    qtbot.addWidget(card)
    bring_forward(card)
    card.show_card(stored(coalition, actor))
    settle(desk.tasks)
    assert card.referred.text() == "Verwees 3 keer; 1 terugkoppeling open"
    assert card.people.isVisible()
    card.show_card(None)
    settle(desk.tasks)
    assert not card.referred.isVisible()
    assert not card.people.isVisible()


def test_the_card_alone_shows_a_secret_address(card: CardPane, desk: Desk, coalition: Coalition, actor: UserId) -> None:
    made = make_organisation(street="Geheimpad", address_secret=True)
    coalition.save_organisation(made, actor=actor)
    (listed,) = coalition.organisations(actor=actor)
    assert listed.street == ""
    card.show_card(listed)
    settle(desk.tasks)
    assert card.form.field("street").raw() == "Geheimpad"
    card.show_card(listed)
    card.show_card(None)  # another card was opened before the first was there
    settle(desk.tasks)
    assert (card.shown(), card.form.field("street").raw()) == (None, "")
    card.show_card(listed)
    settle(desk.tasks)
    typed(card, "phone", "030 1234567")
    card.save_card()
    settle(desk.tasks)
    assert coalition.card(made.id, actor=actor).street == "Geheimpad"
    assert card.form.field("street").raw() == "Geheimpad"
