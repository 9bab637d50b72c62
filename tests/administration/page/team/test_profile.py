from ks_desktop.administration.page.team import TeamPane
from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.values import UserId
from ks_desktop.house import House
from ks_desktop.visits.domain import NurseProfile
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle


def _profile(house: House) -> NurseProfile:
    return house.schedules.of(house.actor, actor=house.actor).member.profile


def test_a_profile_is_stored(house: House, tasks: Tasks, pane: TeamPane) -> None:
    pane.know((Municipality(code="GM0344", name="Utrecht"),))
    pane.profile.form.restore({"languages": "Turks", "regions": "Utrecht", "most_a_day": "3"})
    pane.profile.submit()
    settle(tasks)
    found = _profile(house)
    assert (found.languages, found.regions, found.most_a_day) == (frozenset({"tr"}), frozenset({"GM0344"}), 3)


def test_a_mistake_stays_at_its_field(tasks: Tasks, pane: TeamPane) -> None:
    pane.profile.form.restore({"most_a_day": "99"})
    pane.profile.submit()
    settle(tasks)
    assert "20" in pane.profile.form.field("most_a_day").error()
    pane.profile.form.restore({"most_a_day": "", "end_postcode": "12"})
    pane.profile.submit()
    settle(tasks)
    assert pane.profile.form.field("end_postcode").error()
    assert pane.profile.form.isEnabled()


def test_what_somebody_else_stored_meanwhile_is_not_overwritten(house: House, tasks: Tasks, pane: TeamPane) -> None:
    pane.profile.form.restore({"languages": "Turks"})
    other = NurseProfile(user=UserId(house.actor), most_a_day=2, version=_profile(house).version)
    house.schedules.set_profile(other, actor=house.actor)
    pane.profile.submit()
    settle(tasks)
    assert _profile(house).languages == frozenset()
    assert pane.profile.form.content()["languages"] == "Turks"  # still typed, on top of what counts now
    assert pane.profile.form.content()["most_a_day"] == "2"
    pane.profile.submit()
    settle(tasks)
    assert (_profile(house).languages, _profile(house).most_a_day) == (frozenset({"tr"}), 2)
