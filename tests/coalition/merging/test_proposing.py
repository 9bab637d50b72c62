from datetime import timedelta

from ks_desktop.coalition.domain.cards import Record, Side
from ks_desktop.coalition.merging.proposing import differing, newest_of
from tests.coalition.merging.directories import DAY, location, partner, service


def proposals(ours: Record, theirs: Record) -> dict[str, Side | None]:
    return {each.part.name: each.proposed for each in differing(ours, theirs, newest_of(ours, theirs))}


def test_what_was_checked_last_is_proposed_and_what_says_something() -> None:
    ours = service(what="oud", phone="030-1234567", checked_on=DAY - timedelta(days=9))
    theirs = service(what="nieuw", website="a.example", checked_on=DAY)
    expected = {"what": Side.THEIRS, "phone": Side.OURS, "website": Side.THEIRS, "checked": Side.THEIRS}
    assert proposals(ours, theirs) == expected
    turned = {name: Side.OURS if side is Side.THEIRS else Side.THEIRS for name, side in expected.items()}
    assert proposals(theirs, ours) == turned


def test_without_a_day_nobody_is_newer() -> None:
    assert newest_of(service(), service()) is None
    assert newest_of(service(checked_on=DAY), service(checked_on=DAY)) is None
    assert newest_of(service(checked_on=DAY), service()) is Side.OURS
    assert newest_of(service(), service(checked_on=DAY)) is Side.THEIRS
    assert proposals(partner(note="een"), partner(note="twee")) == {"note": None}


def test_a_secret_address_is_guarded_and_no_part_of_theirs() -> None:
    shelter = partner(address_secret=True, street="Schuilstraat").guarded()
    found = list(differing(shelter, partner(street="Openweg"), None))
    assert [(each.part.name, each.proposed, each.is_guarded) for each in found] == [
        ("address", Side.OURS, True),
        ("address_secret", Side.OURS, True),
    ]
    found = list(differing(location(street="Openweg"), location(address_secret=True), None))
    assert [(each.part.name, each.proposed, each.is_guarded) for each in found] == [
        ("address_secret", Side.THEIRS, False)
    ]
