from dataclasses import replace

import pytest

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import OrganisationId, UserId, new_id
from tests.coalition.service.test_people import make_person
from tests.coalition.test_service import make_organisation


def stored(coalition: Coalition, actor: UserId, name: str) -> Organisation:
    made = make_organisation(name=name)
    coalition.save_organisation(made, actor=actor)
    return made


def names(coalition: Coalition, actor: UserId) -> list[str]:
    return [found.name for found in coalition.organisations(actor=actor)]


def test_a_second_spelling_goes_with_its_people_and_comes_back(coalition: Coalition, actor: UserId) -> None:
    kept, other = stored(coalition, actor, "De Bron"), stored(coalition, actor, "Praktijk de Bron")
    coalition.people.save(make_person(other), actor=actor)
    assert coalition.spellings.join(kept.id, other.id, actor=actor).referrals
    assert names(coalition, actor) == ["De Bron"]
    assert [spelling.name for spelling in coalition.spellings.of(kept.id, actor=actor)] == ["Praktijk de Bron"]
    assert [person.name for person in coalition.people.of(kept.id, actor=actor)] == ["S. Proef"]
    coalition.spellings.separate(other.id, actor=actor)
    assert names(coalition, actor) == ["De Bron", "Praktijk de Bron"]
    assert coalition.people.of(kept.id, actor=actor) == ()


def test_spellings_of_a_spelling_go_along(coalition: Coalition, actor: UserId) -> None:
    first, second, third = (stored(coalition, actor, name) for name in ("Een", "Twee", "Drie"))
    coalition.spellings.join(second.id, third.id, actor=actor)
    coalition.spellings.join(first.id, second.id, actor=actor)
    assert {spelling.name for spelling in coalition.spellings.of(first.id, actor=actor)} == {"Twee", "Drie"}


def test_a_partner_is_not_joined_into_itself_or_into_what_is_gone(coalition: Coalition, actor: UserId) -> None:
    first, second = stored(coalition, actor, "Een"), stored(coalition, actor, "Twee")
    coalition.spellings.join(first.id, second.id, actor=actor)
    for kept, other in ((first.id, first.id), (second.id, first.id), (OrganisationId(new_id()), first.id)):
        with pytest.raises(UserError):
            coalition.spellings.join(kept, other, actor=actor)
    assert names(coalition, actor) == ["Een"]


def test_partners_are_never_joined_in_a_circle(coalition: Coalition, database: Database, actor: UserId) -> None:
    first, second, third = (make_organisation(name=name) for name in ("Een", "Twee", "Drie"))
    for organisation in (first, second, third):
        coalition.save_organisation(organisation, actor=actor)
    join = coalition.spellings.join
    join(first.id, second.id, actor=actor)
    for kept, other in ((second, first), (second, third)):
        with pytest.raises(UserError) as caught:
            join(kept.id, other.id, actor=actor)
        assert caught.value.code == "joined_in_a_circle"
        assert caught.value.values == {"name": "Twee", "kept": "Een"}
    with pytest.raises(UserError) as same:
        join(first.id, second.id, actor=actor)
    assert same.value.code == "same_organisation"
    for name, into in (("Drie", second.id), ("Drie", third.id), ("Een", third.id)):  # as a file of somebody else might
        organisation = next(each for each in (first, third) if each.name == name)
        with pytest.raises(UserError), database.work(actor, "test") as work:
            coalition.put_organisation(replace(organisation, joined_into=into, version=1), work=work)
    assert [each.name for each in coalition.spellings.of(first.id, actor=actor)] == ["Twee"]
