from pathlib import Path

from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.records.page.leaving_card import LeavingCard
from ks_desktop.widgets.tasks import Tasks
from tests.houses import SENTENCE, desk_of, settle


def test_everything_goes_out_with_the_own_passphrase_alone(
    qtbot: QtBot, small: House, at_work: Tasks, tmp_path: Path
) -> None:
    card = LeavingCard(desk_of(small, at_work), small.leaving_with_all)
    qtbot.addWidget(card)
    card.refresh()
    card.form.set_values({"folder": str(tmp_path), "reason": "Wij stappen over."})
    card.button.click()
    settle(at_work)
    assert list(tmp_path.iterdir()) == []
    card.form.field("passphrase").set_value(SENTENCE)
    card.button.click()
    settle(at_work)
    (folder,) = tmp_path.iterdir()
    assert (folder / "inhoud.json").is_file()
    assert folder.name in card.status.text.text()
    assert not card.form.field("passphrase").value()
