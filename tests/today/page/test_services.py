from dataclasses import fields

from ks_desktop.house import House
from tests.today.conftest import services_of


def test_the_page_is_given_services_of_the_house(house: House) -> None:
    services = services_of(house)
    assert services.mornings is house.mornings
    assert all(getattr(services, field.name) is not None for field in fields(services))
