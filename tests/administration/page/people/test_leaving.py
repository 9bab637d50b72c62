from ks_desktop.administration.page.people import PeoplePane
from ks_desktop.house import House
from ks_desktop.security import vault
from ks_desktop.widgets.tasks import Tasks
from tests.administration.page.people.support import open_person
from tests.administration.people.support import colleague
from tests.houses import settle
from tests.keys import PASSPHRASE


def test_somebody_leaves_by_the_passphrase_of_who_does_it(house: House, tasks: Tasks, pane: PeoplePane) -> None:
    house.people.add(colleague(), actor=house.actor)
    pane.refresh()
    settle(tasks)
    open_person(pane, "sanne")
    card = pane.card.leaving
    pane.card.leaves.click()
    settle(tasks)
    assert "geen open dossiers" in card.work.text()
    for typed in ("niet de goede zin", PASSPHRASE):
        assert not card.form.field("passphrase").error()
        card.form.field("passphrase").set_value(typed)
        card.yes.click()
        assert card.busy.isVisible()
        settle(tasks)
        if typed != PASSPHRASE:
            assert card.form.field("passphrase").error()
            card.form.clear_errors()
    assert "vertrokken" in pane.status.text.text()
    assert vault.users(house.folder) == ("noor",)
    assert vault.generation_of(house.folder) == 2
