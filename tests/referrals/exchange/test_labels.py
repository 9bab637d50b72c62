from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.exchange.labels import label_of


def test_every_field_has_a_name_of_its_own_that_says_whose_it_is() -> None:
    names = [label_of(field) for field in FIELDS]
    assert all(names)
    assert len(set(names)) == len(FIELDS)
    assert label_of("") == label_of("bestaat niet") == ""
