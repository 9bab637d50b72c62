import pytest

from ks_desktop.coalition.domain import Region, Regions
from ks_desktop.core.errors import UserError, each


def test_a_region_without_name_or_municipality_means_nothing() -> None:
    with pytest.raises(UserError) as caught:
        Region(key="x", name=" ")
    assert {error.field for error in each(caught.value)} == {"name", "municipalities"}


def test_a_municipality_may_lie_in_several_regions_or_none() -> None:
    here = Regions(
        [
            Region(key="a", name="A", municipalities=("GM0344", "GM0355")),
            Region(key="b", name="B", municipalities=("GM0344",)),
        ]
    )
    assert here.of("GM0344") == ("a", "b")
    assert here.of("GM0014") == here.of("") == ()
    assert here.municipalities_of("b") == ("GM0344",)
    assert (here.municipalities_of("gone"), here.name_of("gone"), here.has("gone")) == ((), "gone", False)
