from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.letters.domain import Datum, Preset
from ks_desktop.letters.form.datum_row import DatumRow


def test_only_what_the_preset_leaves_out_asks_why(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = {
        preset: DatumRow(Datum(word="gp", label="GP", value="x", reason="y", preset=preset), holder)
        for preset in (Preset.ALWAYS, Preset.ON, Preset.OFF)
    }
    for row in made.values():
        row.show_state(is_ticked=True, is_unagreed=False)
        row.say_why("Hierom.")
    assert {preset: row.why() for preset, row in made.items()} == {
        Preset.ALWAYS: "",
        Preset.ON: "",
        Preset.OFF: "Hierom.",
    }
    off = made[Preset.OFF]
    off.show_state(is_ticked=False, is_unagreed=False)
    assert off.why() == ""
