from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import CapacityAnswer, CapacityState, HerFacts, Organisation, OrganisationKind, Service
from ks_desktop.coalition.domain.cards import Origin, Side, key_of
from ks_desktop.coalition.domain.regions import Region
from ks_desktop.coalition.exchange import CopyKind, DirectoryCopy, read, write
from ks_desktop.coalition.exchange.secrecy import hiding
from ks_desktop.coalition.merging import Choices, Comparison, Difference, Finding, Remark, Taking, Why, taking
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.exchanging import our_copy, secret_addresses
from ks_desktop.coalition.service.merging import TAKEN_OVER, DirectoryMerge
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import Changes, UserId
from tests.coalition.merging.directories import DAY, location, partner, person, service
from tests.undoing import watched_undo

NORTH = "JGZ Team Noord"
_STREET = "Schuilstraat"


@pytest.fixture
def merge(database: Database, clock: Clock, coalition: Coalition) -> DirectoryMerge:
    return DirectoryMerge(database, clock, coalition)


def theirs(*cards: Organisation | Service, **more: Any) -> DirectoryCopy:
    known: dict[str, Any] = {
        "organisations": tuple(each for each in cards if isinstance(each, Organisation)),
        "services": tuple(each for each in cards if isinstance(each, Service)),
        "title": NORTH,
    }
    return DirectoryCopy(**{**known, **more})


def findings(comparison: Comparison) -> list[Finding]:
    return [each.finding for each in comparison.differences]


def only(comparison: Comparison, finding: Finding) -> Difference:
    (found,) = comparison.of(finding)
    return found


def test_a_whole_directory_is_taken_over_and_is_equal_after(
    merge: DirectoryMerge, coalition: Coalition, database: Database, clock: Clock, actor: UserId
) -> None:
    copy = theirs(
        partner(1),
        partner(2, name="Bron", joined_into=partner(1).id),
        service(1, locations=(location().id,), people=(person().id,), regions=("own_x",)),
        service(2, of=9),
        locations=(location(),),
        people=(person(), person(2, of=8)),
        regions=(Region(key="own_x", name="Rond de kerk", municipalities=("GM0344",)),),
    )
    first = merge.compare(copy, actor=actor)
    assert [each.name for each in first.of(Finding.REFUSED)] == ["A. Proef"]  # of a partner nobody knows
    assert Remark.NO_PARTNER in first.by_key()[key_of(service(2))].remarks
    assert merge.take(first, taking(first, Taking.NONE), actor=actor).changes == Changes()
    done = merge.take(first, taking(first, Taking.ALL), actor=actor)
    assert (done.changes.coalition, done.added, done.changed, done.left) == (True, 6, 0, ())
    again = merge.compare(copy, actor=actor)
    assert set(findings(again)) == {Finding.EQUAL, Finding.REFUSED}
    origin = coalition.services.shown(service(1).id, HerFacts(today=DAY), actor=actor).origin
    assert origin == Origin(from_whom=NORTH, taken_on=clock.today())
    with database.reading(actor) as reading:
        assert store.get_organisation(reading, partner(2).id).joined_into == partner(1).id  # type: ignore[union-attr]


def test_a_secret_address_stays_secret_and_is_never_shown(
    merge: DirectoryMerge, coalition: Coalition, actor: UserId
) -> None:
    shelter = partner(1, street=_STREET, house_number="7", postcode="3511 AB", address_secret=True)
    coalition.save_organisation(shelter, actor=actor)
    open_there = partner(1, street="Openweg", house_number="1", place="Zeist", name="De Bron Opvang")
    comparison = merge.compare(theirs(open_there), actor=actor, from_whom="Wie?")
    told = only(comparison, Finding.DIFFERS)
    assert _STREET not in repr(comparison)
    assert Remark.SECRET in told.remarks
    assert merge.take(comparison, taking(comparison, Taking.ALL), actor=actor).changed == 1
    card = coalition.card(shelter.id, actor=actor)
    assert (card.name, card.street, card.address_secret) == ("De Bron Opvang", _STREET, True)
    comparison = merge.compare(theirs(open_there), actor=actor)
    choice = Choices().with_part(told.key, "address", Side.THEIRS)  # asked for, and so done
    merge.take(comparison, choice, actor=actor)
    card = coalition.card(shelter.id, actor=actor)
    assert (card.street, card.place, card.address_secret) == ("Openweg", "Zeist", True)


def test_what_is_secret_there_becomes_secret_here_and_our_address_stays(
    merge: DirectoryMerge, coalition: Coalition, actor: UserId
) -> None:
    coalition.save_organisation(partner(1, street=_STREET, house_number="7"), actor=actor)
    hidden = replace(partner(1, address_secret=True).guarded(), place="")
    comparison = merge.compare(theirs(hidden), actor=actor)
    assert [part.part.name for part in only(comparison, Finding.DIFFERS).parts] == ["address_secret"]
    merge.take(comparison, taking(comparison, Taking.ALL), actor=actor)
    card = coalition.card(partner(1).id, actor=actor)
    assert (card.address_secret, card.street) == (True, _STREET)


def test_who_is_who_is_asked_once(merge: DirectoryMerge, coalition: Coalition, actor: UserId) -> None:
    coalition.save_organisation(partner(1, phone="030-1234567"), actor=actor)
    copy = theirs(partner(11, name="Bronhuis", phone="030 1234567"), partner(12, name="De Bron", place=""))
    comparison = merge.compare(copy, actor=actor)
    assert findings(comparison) == [Finding.MAYBE, Finding.MAYBE]
    choices = Choices().with_same(key_of(copy.organisations[0]), partner(1).id)
    choices = choices.with_apart(key_of(copy.organisations[1]), [partner(1).id])
    seen = merge.compare(copy, actor=actor, said=choices.said)
    assert findings(seen) == [Finding.DIFFERS, Finding.NEW]
    done = merge.take(seen, choices, actor=actor)
    assert (done.added, done.changed) == (0, 0)
    assert findings(merge.compare(copy, actor=actor)) == [Finding.DIFFERS, Finding.NEW]  # kept, and not asked again


def test_a_circle_is_refused_at_its_row(merge: DirectoryMerge, coalition: Coalition, actor: UserId) -> None:
    coalition.save_organisation(partner(2, name="Bron"), actor=actor)
    coalition.save_organisation(partner(1, joined_into=partner(2).id), actor=actor)
    copy = theirs(partner(1), partner(2, name="Bron", joined_into=partner(1).id))
    comparison = merge.compare(copy, actor=actor)
    told = comparison.by_key()[key_of(partner(2))]
    assert (told.finding, told.parts, told.remarks) == (Finding.DIFFERS, (), (Remark.CIRCULAR,))
    merge.take(comparison, taking(comparison, Taking.ALL), actor=actor)
    assert coalition.card(partner(2).id, actor=actor).joined_into is None


def test_what_cannot_be_kept_or_changed_here_since_leaves_the_rest_alone(
    merge: DirectoryMerge, coalition: Coalition, actor: UserId
) -> None:
    for made in (service(1, of=None), service(2, of=None, name="Taalles")):
        coalition.services.save(made, actor=actor)
    copy = theirs(
        service(1, of=None, what="Koffie", checked_on=DAY - timedelta(days=9), email="geen"),
        service(2, of=None, name="Taalles", what="Thee"),
        service(3, of=None, name="taal les"),
        partner(1, name="x" * 300),
        service(4, of=1, name="Nieuw"),
    )
    comparison = merge.compare(copy, actor=actor)
    assert [problem.field for problem in comparison.by_key()[key_of(service(1))].problems] == ["email"]
    apart = Choices().with_apart(key_of(service(3)), [service(2).id])
    comparison = merge.compare(copy, actor=actor, said=apart.said)
    kept = coalition.services.service(service(2).id, actor=actor)
    coalition.services.save(replace(kept, what="Limonade"), actor=actor)
    done = merge.take(comparison, taking(comparison, Taking.ALL), actor=actor)
    assert {(left.name, left.why) for left in done.left} == {("Taalles", Why.CHANGED), ("taal les", Why.REFUSED)}
    assert (done.added, done.changed) == (1, 1)
    assert coalition.services.service(service(1).id, actor=actor).what == "Koffie"
    assert coalition.services.service(service(4).id, actor=actor).organisation_id is None


def test_our_own_file_comes_back_as_equal(
    merge: DirectoryMerge, coalition: Coalition, database: Database, actor: UserId
) -> None:
    coalition.save_organisation(partner(1, phone="030-1234567"), actor=actor)
    shelter = partner(3, name="Opvang", address_secret=True, street=_STREET, house_number="9", note=f"{_STREET} 9")
    coalition.save_organisation(shelter, actor=actor)
    coalition.save_organisation(partner(2, name="Bron", joined_into=partner(1).id), actor=actor)
    coalition.people.save(person(1, of=2), actor=actor)  # works under the other name
    coalition.locations.save(location(1, access_note="Bel bij 3"), actor=actor)
    coalition.locations.save(location(2, name="Nacht", address_secret=True), actor=actor)
    whole = service(
        1,
        people=(person().id,),
        locations=(location().id, location(2).id),
        checked_on=DAY - timedelta(days=3),
        checked_by="Mw. Proef",
        from_age=age_of(16),
        languages=("tr", "nl"),
        municipalities=("GM0344",),
        needs=("money",),
        waiting_weeks=2,
        waiting_asked_on=DAY - timedelta(days=30),
    )
    coalition.services.save(whole, actor=actor)
    with database.reading(actor) as reading:
        copy, hide = our_copy(reading), hiding(secret_addresses(reading))
    for kind in CopyKind:
        content = write(copy, kind, hide=hide)
        comparison = merge.compare(read(content, "kaart"), actor=actor)
        assert [(each.name, each.finding, each.parts) for each in comparison.of(Finding.DIFFERS, Finding.NEW)] == []
        assert {each.name for each in comparison.of(Finding.HERE)} == {"Bron", "Nacht"}  # these do not go out
    other = theirs(partner(11, phone="030-1234567"), people=(person(11, of=11),))
    assert findings(merge.compare(other, actor=actor))[:2] == [Finding.EQUAL, Finding.EQUAL]


def test_what_was_said_of_places_comes_with_a_new_card(
    merge: DirectoryMerge, database: Database, actor: UserId
) -> None:
    told = CapacityAnswer(service_id=service(1).id, asked_on=DAY - timedelta(days=5), state=CapacityState.FULL)
    ahead = replace(told, asked_on=DAY + timedelta(days=50))
    comparison = merge.compare(theirs(service(1, of=None), capacity=(told, ahead)), actor=actor)
    merge.take(comparison, taking(comparison, Taking.NEW), actor=actor)
    with database.reading(actor) as reading:
        assert store.newest_capacity(reading)[service(1).id] == told


def test_stopping_halfway_stores_nothing(merge: DirectoryMerge, coalition: Coalition, actor: UserId) -> None:
    class Stopped(BaseException):
        pass

    def stop(percent: int) -> None:
        if percent:
            raise Stopped

    copy = theirs(*(partner(n, name=f"Partner {n}", kind=OrganisationKind.GP) for n in range(1, 5)))
    with pytest.raises(Stopped):
        merge.compare(copy, actor=actor, tell=stop)
    comparison = merge.compare(copy, actor=actor)
    with pytest.raises(Stopped):
        merge.take(comparison, taking(comparison, Taking.NEW), actor=actor, tell=stop)
    assert coalition.organisations(actor=actor) == ()


def test_one_step_takes_all_of_it_back(watched_database: Database, clock: Clock, actor: UserId) -> None:
    undo = watched_undo(watched_database, clock)
    coalition = Coalition(watched_database, clock)
    merge = DirectoryMerge(watched_database, clock, coalition)
    coalition.save_organisation(partner(1, note="onze"), actor=actor)
    copy = theirs(partner(1, note="hun"), partner(2, name="Nieuw", place="Zeist"), service(1))
    comparison = merge.compare(copy, actor=actor)
    merge.take(comparison, taking(comparison, Taking.ALL), actor=actor)
    step = undo.latest(actor=actor)
    assert step is not None
    assert (step.label, step.count) == (TAKEN_OVER, 1)
    assert undo.undo(actor=actor).coalition
    assert [each.note for each in coalition.organisations(actor=actor)] == ["onze"]
    assert coalition.origin(partner(1).id, actor=actor) is None
    undo.redo(actor=actor)
    assert set(findings(merge.compare(copy, actor=actor))) == {Finding.EQUAL}
