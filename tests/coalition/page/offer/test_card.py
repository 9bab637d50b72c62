from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CareDomain, HerFacts, Mark, Offered, Service, fits
from ks_desktop.coalition.page.offer.card import ServiceCard
from ks_desktop.core.gestation import due_from_age, parse_age
from tests.coalition.domain.test_services import TODAY, make_service
from tests.coalition.test_service import make_organisation


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
