from collections import Counter

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.catalogue.regions import regions


def test_every_municipality_lies_in_one_region_of_the_catalogue() -> None:
    known = regions()
    codes = Counter(code for region in known.values() for code in region.municipalities)
    assert set(codes.values()) == {1}
    assert len(known) == 25
    assert all(catalogue.municipality_or_none(code) is not None for code in codes)
    assert len(codes) == 342
    utrecht = known["ggd_utrecht"]
    assert {"GM0344", "GM0355", "GM0307"} <= set(utrecht.municipalities)
    assert utrecht.is_proposal
    assert "Niet nagekeken" in utrecht.source
