from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CareDomain, HerFacts, Mark, Offered, Service, fits
from ks_desktop.coalition.page.offer.card import ServiceCard
from ks_desktop.core.gestation import due_from_age, parse_age
from tests.coalition.domain.test_services import TODAY, make_service
from tests.coalition.test_service import make_organisation
from tests.widgets.hands import bring_forward, focused


def told(card: ServiceCard) -> str:
    return "\n".join(part.text() for part in card.findChildren(QLabel) if part.isVisibleTo(card))


def show(card: ServiceCard, service: Service, facts: HerFacts) -> Offered:
    offered = Offered(service=service, organisation=make_organisation(), fit=fits(service, facts))
    card.show_service(offered)
    return offered


def test_a_card_names_what_is_stated_and_nothing_that_is_not(qtbot: QtBot) -> None:
    card = ServiceCard(lambda: TODAY)
    qtbot.addWidget(card)
    service = make_service(until_age=parse_age("28"), mark=Mark.CONFLICT, is_hidden=True, consent="<b>Haar ja</b>")
    offered = show(card, service, HerFacts(today=TODAY))
    said = told(card)
    for text in ("Budgetcafé", "spreken elkaar tegen", "Bestaat niet meer", "Aanbieder", "&lt;b&gt;Haar ja"):
        assert text in said
    assert "Kosten voor haar" not in said
    assert "Naast wat u zoekt" not in said  # nothing is known of anybody
    show(card, service, HerFacts(today=TODAY, due=due_from_age(parse_age("26+5"), TODAY)))
    assert "nog 9 dagen" in told(card)
    assert "Naast wat u zoekt" in told(card)
    show(card, service, HerFacts(today=TODAY))
    assert "nog 9 dagen" not in told(card)
    for button, bell in ((card.edit, card.edit_wanted), (card.right, card.checked)):
        with qtbot.waitSignal(bell) as rung:
            button.click()
        assert rung.args == [offered.service]


def test_a_card_names_its_domain_also_where_nobody_said_what_it_helps_with(qtbot: QtBot) -> None:
    card = ServiceCard(lambda: TODAY)
    qtbot.addWidget(card)
    show(card, make_service(needs=(), domain=CareDomain.INFORMAL), HerFacts(today=TODAY))
    assert "Informeel" in told(card)


def test_escape_puts_away_the_question_first_and_then_the_card(qtbot: QtBot) -> None:
    card = ServiceCard(lambda: TODAY)
    qtbot.addWidget(card)
    show(card, make_service(), HerFacts(today=TODAY))
    bring_forward(card)
    card.edit.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_P)
    assert card.capacity.isVisible()
    with qtbot.assertNotEmitted(card.closed):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not card.capacity.isVisible()
    assert card.ask is focused()
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
