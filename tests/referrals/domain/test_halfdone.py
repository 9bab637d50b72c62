import pytest

from ks_desktop.core.values import LINE_MAX
from ks_desktop.referrals.domain.halfdone import name_of


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ({"given_name": "Aylin", "birth_surname": "Kaya"}, "Aylin Kaya"),
        ({"initials": "A.", "birth_surname_prefix": "van der", "birth_surname": "Aa"}, "A. van der Aa"),
        ({"partner_surname": "Jong"}, "Jong"),
        ({"given_name": " \x00 ", "referrer_organisation": "De Bron", "referrer_name": "S."}, "De Bron"),
        ({"referrer_phone": "030-1234567"}, "030-1234567"),
        ({"phone": "06-12345678"}, ""),
        ({"given_name": "x" * 300}, "x" * LINE_MAX),
    ],
)
def test_half_a_form_is_named_by_whom_it_is_about(content: dict[str, object], name: str) -> None:
    assert name_of(content) == name
