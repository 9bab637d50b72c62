from ks_desktop.administration.page.people import PeoplePane
from ks_desktop.house import House
from ks_desktop.security import vault
from ks_desktop.security.domain import Role
from ks_desktop.widgets.tasks import Tasks
from tests.administration.page.people.support import open_person
from tests.administration.people.support import OWN, colleague, person
from tests.houses import settle


def test_roles_a_first_passphrase_and_the_second_key_are_given(house: House, tasks: Tasks, pane: PeoplePane) -> None:
    house.people.add(colleague(), actor=house.actor)
    pane.refresh()
    settle(tasks)
    open_person(pane, "sanne")
    pane.card.roles.field("roles").set_value([Role.READER])
    pane.card.save.click()
    settle(tasks)
    assert person(house, "sanne").user.roles == {Role.READER}
    house.people.change_roles(person(house, "sanne").user.id, [Role.NURSE], actor=house.actor)
    pane.refresh()
    settle(tasks)
    open_person(pane, "sanne")
    assert not pane.card.give.isVisible()
    pane.card.reset.click()
    for name in ("passphrase", "repeat"):
        pane.card.first.field(name).set_value(OWN)
    pane.card.save_first.click()
    settle(tasks)
    vault.unlock(house.folder, "sanne", OWN).wipe()
    keyring = house.people.keyring
    assert keyring is not None
    vault.set_restricted(house.folder, keyring.key, "sanne", False)
    pane.refresh()
    settle(tasks)
    open_person(pane, "sanne")
    pane.card.give.click()
    settle(tasks)
    assert person(house, "sanne").holds_restricted


def test_nobody_resets_herself_or_is_left_without_a_role(house: House, tasks: Tasks, pane: PeoplePane) -> None:
    assert len(house.people.all(actor=house.actor).people) == 1
    open_person(pane, "noor")
    assert not pane.card.reset.isVisible()
    assert not pane.card.leaves.isVisible()
    pane.card.roles.field("roles").set_value([])
    pane.card.save.click()
    settle(tasks)
    assert "minstens één rol" in pane.card.roles.field("roles").error()
