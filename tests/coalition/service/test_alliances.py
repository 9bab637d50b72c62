from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ks_desktop.coalition.domain import Alliance, Coordinator
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.values import AllianceId, OrganisationId, UserId, new_id

FIRST = date(2024, 1, 1)


def make_alliance(**values: object) -> Alliance:
    known = {"id": AllianceId(UUID(int=1)), "name": "Kansrijk", "valid_from": FIRST, "municipalities": ("GM0344",)}
    return Alliance(**(known | values))  # type: ignore[arg-type]


def test_who_coordinated_on_a_day_is_told_also_after_somebody_else_came(coalition: Coalition, actor: UserId) -> None:
    alliances = coalition.alliances
    first = make_alliance(coordinator=Coordinator(name="M. Proef", phone="030-2860000"))
    alliances.save(first, actor=actor)
    alliances.save(replace(first, valid_from=date(2026, 1, 1), coordinator=Coordinator(name="K. Proef")), actor=actor)

    def coordinator(on: date | None = None) -> list[str]:
        return [found.coordinator.name for found in alliances.of_municipality("GM0344", on=on, actor=actor)]

    assert coordinator(date(2025, 12, 31)) == ["M. Proef"]
    assert coordinator() == ["K. Proef"]
    assert coordinator(date(2023, 12, 31)) == []
    assert len(alliances.history(first.id, actor=actor)) == 2
    with pytest.raises(UserError, match="gone"):
        alliances.history(AllianceId(new_id()), actor=actor)


def test_one_coalition_works_in_several_municipalities_and_a_municipality_may_have_none(
    coalition: Coalition, actor: UserId
) -> None:
    coalition.alliances.save(make_alliance(municipalities=("GM0344", "Zeist", "344")), actor=actor)
    (found,) = coalition.alliances.of_municipality("GM0355", actor=actor)
    assert found.municipalities == ("GM0344", "GM0355")
    assert coalition.alliances.of_municipality("GM0014", actor=actor) == ()


def test_a_coalition_that_names_an_old_municipality_is_that_of_the_new_one(coalition: Coalition, actor: UserId) -> None:
    coalition.alliances.save(make_alliance(municipalities=("GM0457",)), actor=actor)
    assert coalition.alliances.of_municipality("GM0363", actor=actor)


def test_two_coalitions_in_one_municipality_are_kept_and_told(coalition: Coalition, actor: UserId) -> None:
    regional = make_alliance(municipalities=("GM0344", "GM0355"))
    coalition.alliances.save(regional, actor=actor)
    own = make_alliance(id=AllianceId(UUID(int=2)), name="Stad")
    coalition.alliances.save(own, actor=actor)
    assert coalition.towns.card("GM0344", actor=actor).beside == {regional.id: ("Stad",), own.id: ("Kansrijk",)}
    assert [one.name for one in coalition.alliances.list(actor=actor)] == ["Kansrijk", "Stad"]
    coalition.alliances.save(replace(regional, until=date(2026, 1, 1), version=1), actor=actor)
    assert coalition.towns.card("GM0344", actor=actor).beside == {own.id: ()}


def test_everything_that_is_wrong_is_said_at_once(coalition: Coalition, actor: UserId) -> None:
    wrong = make_alliance(
        name="x" * 201,
        municipalities=("Nergenshuizen",),
        coordinator=Coordinator(phone="12", email="geen adres"),
        remark="y" * 20_001,
        partners=tuple(OrganisationId(new_id()) for _each in range(201)),
    )
    with pytest.raises(UserError) as caught:
        coalition.alliances.save(wrong, actor=actor)
    assert {one.field for one in each(caught.value)} == {
        "name",
        "municipalities",
        "coordinator_phone",
        "coordinator_email",
        "remark",
        "partners",
    }
