import json
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition import store
from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.catalogue.below import shipped_text
from ks_desktop.coalition.domain import HerFacts
from ks_desktop.coalition.page.offer.card import ServiceCard
from ks_desktop.coalition.page.offer.deeds import CardDeeds
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.desks import settle

VOORZORG = offer.id_of("voorzorg")


@pytest.fixture
def card(qtbot: QtBot, desk: Desk, coalition: Coalition, database: Database, actor: UserId) -> ServiceCard:
    made = ServiceCard(desk.clock.today)
    qtbot.addWidget(made)
    made.deeds = CardDeeds(desk, coalition.services, made)  # type: ignore[attr-defined]  # as long as the card
    coalition.services.save(coalition.services.service(VOORZORG, actor=actor), actor=actor)
    older = json.dumps(json.loads(shipped_text(VOORZORG)) | {"until_age": "26+0"})
    with database.work(actor, "test") as work:
        store.put_below(work, VOORZORG, older)
        own = store.services(work, [VOORZORG])[VOORZORG]
        store.put_service(work, replace(own, until_age=age_of(26)))
    show(made, desk, coalition, actor)
    return made


def show(card: ServiceCard, desk: Desk, coalition: Coalition, actor: UserId) -> None:
    offered = coalition.services.shown(VOORZORG, HerFacts(today=desk.clock.today()), actor=actor)
    card.show_service(offered, coalition.services.changed_below(actor=actor).get(VOORZORG))


def test_each_deed_is_done_with_the_directory(
    card: ServiceCard, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    services, today = coalition.services, desk.clock.today()
    card.ask_for_place()
    card.capacity.form.field("state").set_raw("full")
    card.capacity.save.click()
    settle(desk.tasks)
    assert card.capacity.isHidden()
    show(card, desk, coalition, actor)
    card.right.click()
    settle(desk.tasks)
    assert services.service(VOORZORG, actor=actor).checked_on == today
    show(card, desk, coalition, actor)
    assert not card.below.isHidden()
    card.below.ticks["until_age"].click()
    card.below.take.click()
    settle(desk.tasks)
    assert services.service(VOORZORG, actor=actor).until_age == age_of(28)
    assert services.changed_below(actor=actor) == {}
    assert [each.state.value for each in services.shown(VOORZORG, HerFacts(today=today), actor=actor).capacity] == [
        "full"
    ]


def test_an_answer_that_cannot_be_stays_to_be_mended(
    card: ServiceCard, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    card.ask_for_place()
    card.capacity.form.field("state").set_raw("full")
    card.capacity.form.field("asked_on").set_raw("1-1-2030")
    card.capacity.save.click()
    settle(desk.tasks)
    assert card.capacity.form.field("asked_on").error()
    assert not card.capacity.isHidden()
    card.below.keep.click()
    settle(desk.tasks)
    assert coalition.services.changed_below(actor=actor) == {}
