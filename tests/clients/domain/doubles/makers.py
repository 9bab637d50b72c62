"""Traits of invented women."""

from datetime import date
from typing import Any, Final

from ks_desktop.clients.domain.doubles import Traits, make_traits
from ks_desktop.core.values import ClientId, new_id

BORN: Final = date(1998, 3, 12)
DUE: Final = date(2027, 3, 16)
HER: Final = {
    "given_name": "Aylin",
    "birth_surname": "Kaya",
    "street": "Lindestraat",
    "house_number": "12",
    "postcode": "3511 AB",
    "phone": "06 12345678",
}


def her(born: Any = BORN, due: Any = DUE, **changed: Any) -> Traits:
    """Return a woman, with what is told otherwise."""
    return make_traits(ClientId(new_id()), {**HER, **changed}, born, () if due is None else (due,))
