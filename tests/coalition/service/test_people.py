from dataclasses import replace
from typing import Any

import pytest

from ks_desktop.coalition.domain import FeedbackRoute, Organisation, Person
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.values import Changes, PersonId, UserId, new_id
from tests.coalition.test_service import make_organisation


@pytest.fixture
def practice(coalition: Coalition, actor: UserId) -> Organisation:
    made = make_organisation(name="Praktijk De Bron")
    coalition.save_organisation(made, actor=actor)
    return made


def make_person(practice: Organisation, **changes: Any) -> Person:
    whole = Person(id=PersonId(new_id()), organisation_id=practice.id, name="S. Proef", function="verloskundige")
    return replace(whole, **changes)


def test_a_person_comes_back_clean(coalition: Coalition, practice: Organisation, actor: UserId) -> None:
    person = make_person(
        practice, name=" S.\u202e Proef ", agb="08-123 456", feedback_route=FeedbackRoute.PHONE, feedback_address="030"
    )
    assert coalition.people.save(person, actor=actor) == Changes(coalition=True)
    assert coalition.people.of(practice.id, actor=actor) == (
        replace(person, name="S. Proef", agb="08123456", version=1),
    )


def test_who_left_is_kept_at_the_end(
    coalition: Coalition, practice: Organisation, actor: UserId, database: Database
) -> None:
    coalition.people.save(make_person(practice, name="A. Weg"), actor=actor)
    coalition.people.save(make_person(practice, name="B. Hier"), actor=actor)
    (left, _stays) = coalition.people.of(practice.id, actor=actor)
    coalition.people.retire(left, actor=actor)
    names = [(person.name, person.is_active) for person in coalition.people.of(practice.id, actor=actor)]
    assert names == [("B. Hier", True), ("A. Weg", False)]
    with pytest.raises(StaleError):
        coalition.people.retire(left, actor=actor)
    with database.reading(actor) as reading:
        assert len(coalition.people.everybody(reading=reading)) == 2
    assert coalition.people.of(make_organisation().id, actor=actor) == ()


def test_a_partner_is_found_by_who_works_there(coalition: Coalition, practice: Organisation, actor: UserId) -> None:
    coalition.save_organisation(make_organisation(), actor=actor)
    coalition.people.save(make_person(practice, name="Noor van Élst"), actor=actor)
    assert [found.id for found in coalition.organisations(actor=actor, text="elst bron")] == [practice.id]
    coalition.people.retire(coalition.people.of(practice.id, actor=actor)[0], actor=actor)
    assert coalition.organisations(actor=actor, text="elst") == ()


def test_all_that_is_wrong_with_a_person_is_told_at_once(
    coalition: Coalition, practice: Organisation, actor: UserId
) -> None:
    wrong = make_person(practice, name="\x00", agb="123", phone="Utrecht", email="bron")
    with pytest.raises(UserError) as refused:
        coalition.people.save(wrong, actor=actor)
    assert {error.field for error in each(refused.value)} == {"name", "agb", "phone", "email"}
    assert coalition.people.of(practice.id, actor=actor) == ()
