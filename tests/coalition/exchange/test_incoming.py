from ks_desktop.coalition.domain import OrganisationKind, ReferrerRole
from ks_desktop.coalition.exchange.files import read
from ks_desktop.coalition.exchange.incoming import word_or_none
from tests.coalition.exchange.makers import as_json


def test_what_is_no_number_or_address_is_told_and_kept_beside_the_card() -> None:
    partner = {
        "id": "o",
        "name": "De Bron",
        "description": "x",
        "email": "bel ons",
        "phones": [{"id": "f", "number": "1234567", "type": "fax"}, {"id": "p", "number": "kantoor"}],
        "contacts": [{"id": "c", "title": "balie"}, {"id": "d", "name": "Jo"}],
    }
    copy = read(as_json([partner]), "kaart.json")
    (made,) = copy.organisations
    assert (made.phone, made.email, made.kind) == ("", "", OrganisationKind.OTHER)
    assert [who.name for who in copy.people] == ["Jo"]
    assert {error.field for error in copy.notices} == {"email", "number"}
    kept = str(copy.extras)
    assert all(word in kept for word in ("bel ons", "kantoor", "balie", "fax"))


def test_a_word_that_is_in_no_list_is_none() -> None:
    assert word_or_none(ReferrerRole, "jgz") is ReferrerRole.JGZ
    assert word_or_none(ReferrerRole, "buurman") is None
