from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.stationery import STATIONERY, stationery_form, window_in
from ks_desktop.core.settings import Settings
from ks_desktop.paper.envelopes import AddressWindow, Envelope, WindowSide


def test_each_field_is_a_setting_and_what_is_typed_is_a_window(qtbot: QtBot) -> None:
    form = stationery_form()
    qtbot.addWidget(form)
    assert tuple(form.names()) == STATIONERY
    form.set_values({name: str(getattr(Settings(), name)) for name in STATIONERY})
    texts = {name: str(form.field(name).value()) for name in STATIONERY}
    assert window_in(texts) == AddressWindow()
    moved = {**texts, "letter_window": "right", "letter_right_mm": "-4", "letter_envelope": "c5"}
    assert window_in(moved) == AddressWindow(side=WindowSide.RIGHT, right_mm=-4, envelope=Envelope.C5)
    for typed in ("", "veel", "16"):
        assert window_in({**texts, "letter_offset_mm": typed}) is None
