from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId
from ks_desktop.onward.page.warm import WarmForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle
from tests.onward.rooms import Rooms


def test_a_warm_hand_over_is_kept_beside_the_referral(
    qtbot: QtBot, rooms: Rooms, case_id: CaseId, desk: Desk, tasks: Tasks
) -> None:
    onward_id = rooms.sent(case_id)
    form = WarmForm(desk, rooms.onward)
    qtbot.addWidget(form)
    form.show()
    form.show_referral(rooms.now(onward_id))
    form.submit()
    settle(tasks)
    assert form.form.field("with_whom").error()
    form.form.set_values({"with_whom": "K. Voorbeeld", "words": "Zij bellen dinsdag"})
    with qtbot.waitSignal(form.saved):
        form.submit()
        settle(tasks)
    (warm,) = rooms.now(onward_id).warm
    assert (warm.with_whom, warm.words, warm.on) == ("K. Voorbeeld", "Zij bellen dinsdag", rooms.clock.today())
