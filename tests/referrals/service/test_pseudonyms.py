from uuid import UUID

from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.service.pseudonyms import KEPT, PSEUDONYMOUS, pseudonymous
from tests.referrals.makers import make_values

WHO: tuple[str, ...] = (
    *("given_name", "initials", "birth_surname", "birth_surname_prefix", "partner_surname", "partner_surname_prefix"),
    *("birth_date", "bsn", "street", "house_number", "postcode", "place", "phone", "phone_2", "email", "due_date"),
    *("reason_note", "own_question", "address_note", "phone_note", "referrer_name", "referrer_phone", "midwife", "gp"),
)


def test_what_says_who_she_is_goes_and_what_many_share_stays() -> None:
    values = make_values() | {name: f"wie-{name}" for name in WHO if name not in {"birth_date", "postcode", "due_date"}}
    found = pseudonymous(values, UUID(int=5))
    assert tuple(found) == PSEUDONYMOUS
    assert not set(KEPT) & set(WHO)
    assert set(KEPT) <= set(FIELDS)
    assert "wie-" not in repr(found)
    assert (found["birth_year"], found["postcode_4"], found["due_month"]) == (
        values["birth_date"][:4],
        values["postcode"][:4],
        values["due_date"][:7],
    )
