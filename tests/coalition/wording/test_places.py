from ks_desktop.coalition.domain import Hanging, Person, Tied
from ks_desktop.coalition.wording.places import hanging_text, person_text, place_text, whole_place_text
from ks_desktop.core.values import OrganisationId, PersonId, new_id
from tests.coalition.domain.test_locations import make_location


def test_a_place_says_where_it_is_unless_that_is_secret() -> None:
    place = make_location(phone="030-1234567", opening_hours="ma 9-12")
    assert place_text(place) == "Intake · Stilpad 3, 3511 ZZ Utrecht"
    assert whole_place_text(place).endswith("030-1234567 · ma 9-12 · Achter de kerk")
    guarded = make_location(address_secret=True, is_hidden=True).guarded()
    for said in (place_text(guarded), whole_place_text(guarded)):
        assert "geheim adres" in said
        assert "niet meer in gebruik" in said
        assert "Stilpad" not in said


def test_a_person_and_what_hangs_are_a_line() -> None:
    left = Person(id=PersonId(new_id()), organisation_id=OrganisationId(new_id()), name="K. Proef", is_active=False)
    assert person_text(left) == "K. Proef · werkt hier niet meer"
    hanging = [Hanging(tied=tied, count=number) for number, tied in enumerate(Tied, start=1)]
    said = hanging_text(hanging)
    assert said.startswith("1 keer aanbod, 2 personen, 3 locaties, 4 brieven")
    assert said.endswith("5 doorverwijzingen die nog lopen")
    assert hanging_text([]) == ""
