from ks_desktop.clients.domain.known import known_of
from tests.clients.makers import make_client


def test_what_decides_on_a_visit_is_taken_from_her_record() -> None:
    client = make_client()
    known = known_of(client)
    assert known.given_name == client.name.given_name
    assert known.birth_date == client.birth_date
    assert known.postcode == client.address.postcode
    assert known.phone == client.contact.phone
