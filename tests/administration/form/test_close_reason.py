from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.close_reason import KINDS, CloseReasonForm
from ks_desktop.clients.domain import CloseReason, ClosingReason

REASON = ClosingReason(key="x", label="Opgenomen", kind=CloseReason.MOVED, position=4, is_offered=False, asks_note=True)


def test_a_reason_comes_back_as_it_was_shown(qtbot: QtBot) -> None:
    form = CloseReasonForm()
    qtbot.addWidget(form)
    form.show_record(REASON, 4, may_change_kind=False)
    assert form.read(REASON) == REASON
    assert form.field("place").value() == "4"
    assert not form.field("kind").isEnabled()
    form.show_record(None, 16, may_change_kind=True)
    assert form.field("kind").isEnabled()
    assert form.read(REASON).kind is CloseReason.OTHER


def test_every_kind_can_be_chosen() -> None:
    assert set(KINDS) == set(CloseReason)
