from collections.abc import Iterable
from dataclasses import replace

from ks_desktop.coalition.domain import Hanging, HerFacts, OfferQuestion, Person, Tied
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import OrganisationId, PersonId, UserId, new_id
from tests.coalition.domain.test_locations import make_location
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation


class Above:
    """A room above that has two things for one partner."""

    def __init__(self, partner: OrganisationId) -> None:
        self.partner = partner

    def hanging(self, partners: Iterable[OrganisationId], *, reading: Reading) -> Hanging:
        del reading
        return Hanging(tied=Tied.LETTERS, count=2 if self.partner in set(partners) else 0)


def test_a_partner_that_goes_takes_nothing_away(
    coalition: Coalition, database: Database, clock: Clock, actor: UserId
) -> None:
    team, spelling = make_organisation(), make_organisation(name="Wijkteam L.")
    for organisation in (team, spelling):
        coalition.save_organisation(organisation, actor=actor)
    coalition.spellings.join(team.id, spelling.id, actor=actor)
    place = make_location(team.id)
    coalition.locations.save(place, actor=actor)
    coalition.people.save(Person(id=PersonId(new_id()), organisation_id=team.id, name="K. Proef"), actor=actor)
    service = make_service(name="Grip", organisation_id=spelling.id, locations=(place.id,))
    coalition.services.save(service, actor=actor)
    coalition.leaving.ask_also([Above(spelling.id)])
    hanging = coalition.leaving.hanging_on(team.id, actor=actor)
    assert [(each.tied, each.count) for each in hanging] == [
        *((Tied.SERVICES, 1), (Tied.PEOPLE, 1), (Tied.LOCATIONS, 1)),
        (Tied.LETTERS, 2),
    ]
    assert coalition.leaving.offered_at(place.id, actor=actor) == ("Grip",)
    other = make_organisation(name="De Bron")
    coalition.save_organisation(other, actor=actor)
    assert coalition.leaving.hanging_on(other.id, actor=actor) == ()

    coalition.leaving.hide(coalition.card(team.id, actor=actor), actor=actor)  # its other spelling goes with it
    asked = OfferQuestion(text="grip")
    assert coalition.services.find(asked, actor=actor) == ()
    assert [line.name for line in coalition.services.find(replace(asked, with_hidden=True), actor=actor)] == ["Grip"]
    with database.reading(actor) as reading:
        assert service.id not in {each.id for each in coalition.services.all(reading=reading)}
    shown = coalition.services.shown(service.id, HerFacts(today=clock.today()), actor=actor)
    assert shown.organisation is not None
    assert shown.organisation.name == "Wijkteam L."
    coalition.leaving.hide(coalition.card(team.id, actor=actor), actor=actor, is_hidden=False)
    assert [line.name for line in coalition.services.find(asked, actor=actor)] == ["Grip"]


def test_a_hidden_partner_is_listed_no_more_and_keeps_its_card(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    shelter = make_organisation(street="Stilpad", address_secret=True)
    coalition.save_organisation(shelter, actor=actor)
    (listed,) = coalition.organisations(actor=actor)
    coalition.leaving.hide(listed, actor=actor)
    assert coalition.organisations(actor=actor) == ()
    with database.reading(actor) as reading:
        assert coalition.partners(reading=reading) == ()
        assert coalition.organisation(shelter.id, reading=reading).name == shelter.name
    assert coalition.card(shelter.id, actor=actor).street == "Stilpad"
