from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.records.page.part import PrivacyPart


class Counting(PrivacyPart):
    looked = 0

    def refresh(self) -> None:
        self.looked += 1


def test_a_part_looks_again_at_any_change_unless_it_says_otherwise(qtbot: QtBot) -> None:
    part = Counting()
    qtbot.addWidget(part)
    part.on_changes(Changes(clients=True))
    assert part.looked == 1
    part.forget()
    part.focus_first()
