from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.offer import Offer
from tests.visits.conftest import Room, press


def test_an_offer_says_when_and_why_and_gives_its_place(qtbot: QtBot, room: Room) -> None:
    offer = Offer(1)
    qtbot.addWidget(offer)
    assert offer.isHidden()
    offer.show_proposal(room.visits.proposals(room.waiting(), actor=room.actor)[0])
    assert not offer.isHidden()
    with qtbot.waitSignal(offer.taken) as taken:
        press(offer, "offer_2")
    assert taken.args == [1]
    offer.show_proposal(None)
    assert offer.isHidden()


def test_who_comes_to_an_offer_is_told(qtbot: QtBot, room: Room) -> None:
    offer = Offer(2)
    qtbot.addWidget(offer)
    offer.show_proposal(room.visits.proposals(room.waiting(), actor=room.actor)[0])
    offer.show()
    qtbot.waitExposed(offer)
    with qtbot.waitSignal(offer.looked_at) as looked_at:
        offer.setFocus()
    assert looked_at.args == [2]
