from ks_desktop.coalition.domain.cards import Cards
from ks_desktop.coalition.merging.returned import returned
from tests.coalition.merging.directories import location, partner, person, service

HIDDEN = "…"


def hide(text: str) -> str:
    return text.replace("Stilpad 9", HIDDEN)


def test_a_text_that_comes_back_without_a_secret_address_is_ours_again() -> None:
    ours = Cards(organisations=(partner(note="Bel aan, Stilpad 9"), partner(2, note="Stilpad 9")))
    theirs = Cards(organisations=(partner(note=f"Bel aan, {HIDDEN}"), partner(2, note=""), partner(3, note=HIDDEN)))
    found = returned(ours, theirs, hide).organisations
    assert [each.note for each in found] == ["Bel aan, Stilpad 9", "", HIDDEN]


def test_what_they_changed_stays_theirs() -> None:
    ours = Cards(people=(person(function="Stilpad 9"),), services=(service(what="Stilpad 9", remark="oud"),))
    theirs = Cards(people=(person(function="nieuw"),), services=(service(what=HIDDEN, remark="nieuw"),))
    found = returned(ours, theirs, hide)
    assert found.people == theirs.people
    assert found.services == (service(what="Stilpad 9", remark="nieuw"),)


def test_a_service_keeps_its_secret_places_and_loses_an_open_one_they_took_out() -> None:
    places = (location(1), location(2, address_secret=True), location(3), location(4, of=2))
    ids = [each.id for each in places]
    ours = Cards(
        organisations=(partner(), partner(2, address_secret=True)),
        locations=places,
        services=(service(locations=tuple(ids)), service(2, locations=(ids[0],))),
    )
    theirs = Cards(services=(service(locations=(location(5).id, ids[2])), service(2), service(3)))
    found = returned(ours, theirs, hide).services
    assert found[0].locations == (ids[1], ids[2], ids[3], location(5).id)
    assert found[1:] == theirs.services[1:]
