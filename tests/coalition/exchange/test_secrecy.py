from dataclasses import replace

import pytest

from ks_desktop.coalition.exchange.secrecy import HIDDEN, hiding
from tests.coalition.exchange.makers import HOUSE, SHELTER

SECRET = replace(
    SHELTER, street="Wilgen Pad", house_number="7 b", postcode="3500 ZZ", place="Den Dolder", is_guarded=False
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Kom naar Wilgen Pad 7 b, achterom", f"Kom naar {HIDDEN}, achterom"),
        ("wilgen  pad 7 B", HIDDEN),
        ("3500ZZ Utrecht", f"{HIDDEN} Utrecht"),
        ("Wilgen Pad 7 b, Den  Dolder. Bel aan", f"{HIDDEN}. Bel aan"),
        ("3500 ZZ DEN DOLDER", HIDDEN),
        ("Voor gezinnen in Den Dolder", "Voor gezinnen in Den Dolder"),
        ("Wilgen Pad 71", "Wilgen Pad 71"),
        ("Het Wilgen Pad is mooi", "Het Wilgen Pad is mooi"),
    ],
)
def test_a_secret_address_is_taken_out_of_any_text(text: str, left: str) -> None:
    assert hiding([SECRET])(text) == left


def test_without_a_secret_nothing_changes() -> None:
    assert hiding([])("Plein 1940") == "Plein 1940"
    assert hiding([replace(HOUSE, street="", postcode="")])("Plein 1940") == "Plein 1940"
