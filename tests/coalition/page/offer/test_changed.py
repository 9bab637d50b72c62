from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.catalogue.below import Below
from ks_desktop.coalition.page.offer.changed import MOST_NAMED, ChangedBelow, ChangedCards
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import ServiceId, new_id
from ks_desktop.widgets.parts import NameButton
from tests.widgets.hands import child

NOW = offer.services()[offer.id_of("voorzorg")]
BELOW = Below(before=replace(NOW, until_age=age_of(26), what="Oud"), now=NOW, changed=("what", "until_age"))


def test_both_stand_there_to_take_or_to_keep(qtbot: QtBot) -> None:
    part = ChangedBelow()
    qtbot.addWidget(part)
    part.show_below(replace(NOW, until_age=age_of(24), what="Eigen"), BELOW)
    said = [label.text() for label in part.findChildren(QLabel)]
    assert all(any(text in line for line in said) for text in ("26+0", "28+0", "24+0", "Oud", "Eigen"))
    assert not part.take.isEnabled()
    part.ticks["until_age"].click()
    with qtbot.waitSignal(part.taken) as rung:
        part.take.click()
    assert rung.args == [("until_age",)]
    with qtbot.waitSignal(part.kept):
        part.keep.click()
    part.show_below(NOW, None)
    assert part.isHidden()


def test_the_cards_are_named_and_lead_to_theirs(qtbot: QtBot) -> None:
    part = ChangedCards()
    qtbot.addWidget(part)
    many = {ServiceId(new_id()): BELOW for _number in range(MOST_NAMED + 1)}
    part.show_cards(many)
    assert len(part.findChildren(NameButton)) == MOST_NAMED
    with qtbot.waitSignal(part.service_wanted) as rung:
        child(part, NameButton, "open_changed").click()
    assert rung.args[0] in many
    part.show_cards({})
    assert part.isHidden()
