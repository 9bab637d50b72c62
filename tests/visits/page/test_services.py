from dataclasses import fields

from ks_desktop.visits.page.services import AgendaServices
from tests.visits.conftest import Room, agenda_services


def test_every_service_is_there(room: Room) -> None:
    services = agenda_services(room)
    assert all(getattr(services, field.name) is not None for field in fields(AgendaServices))
