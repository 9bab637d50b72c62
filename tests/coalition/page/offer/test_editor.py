from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.offer.editor import ServiceEditor
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation
from tests.desks import settle


def test_what_is_typed_is_kept_for_its_own_service_only(
    qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    partner = make_organisation()
    coalition.save_organisation(partner, actor=actor)
    coalition.services.save(made := make_service(), actor=actor)
    stored = coalition.services.service(made.id, actor=actor)
    editor = ServiceEditor(desk, coalition)
    qtbot.addWidget(editor)
    editor.show_service(stored, [partner])
    settle(desk.tasks)
    editor.form.field("contact").set_value("Balie")
    editor.form.field("organisation_id").set_value(partner.id)
    with qtbot.waitSignal(editor.closed):
        editor.close_button.click()
    settle(desk.tasks)
    editor.show_service(None, [partner])
    settle(desk.tasks)
    assert editor.form.field("contact").raw() == ""
    editor.show_service(stored, [partner])
    settle(desk.tasks)
    assert editor.form.field("contact").raw() == "Balie"
    with qtbot.waitSignal(editor.saved) as rung:
        editor.form.submitted.emit()
        settle(desk.tasks)
    assert rung.args == [made.id]
    kept = coalition.services.service(made.id, actor=actor)
    assert (kept.contact, kept.organisation_id) == ("Balie", partner.id)
    assert desk.drafts.find("service", str(made.id), actor=actor) is None
