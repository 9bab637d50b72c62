from dataclasses import replace

import pytest

from ks_desktop.coalition.domain import Region
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.values import Changes, UserId


def test_an_own_region_stands_beside_those_of_the_catalogue(coalition: Coalition, actor: UserId) -> None:
    regions = coalition.regions
    assert regions.all(actor=actor).of("GM0344") == ("ggd_utrecht",)
    made = Region(key="", name=" Eemland ", municipalities=("Amersfoort", "308", "GM0307"))
    assert regions.save(made, actor=actor) == Changes(coalition=True)
    own = next(each for each in regions.all(actor=actor).all if each.name == "Eemland")
    assert own.key.startswith("own_")
    assert own.municipalities == ("GM0307", "GM0308")
    assert set(regions.all(actor=actor).of("GM0307")) == {"ggd_utrecht", own.key}
    with pytest.raises(StaleError):
        regions.save(replace(own, version=0), actor=actor)
    regions.save(replace(own, is_hidden=True), actor=actor)
    assert not regions.all(actor=actor).has(own.key)


def test_a_region_of_the_catalogue_that_was_changed_counts_before_it(coalition: Coalition, actor: UserId) -> None:
    regions = coalition.regions
    shipped = next(each for each in regions.all(actor=actor).all if each.key == "ggd_flevoland")
    regions.save(replace(shipped, name="Flevoland", municipalities=("GM0034",)), actor=actor)
    known = regions.all(actor=actor)
    assert (known.name_of("ggd_flevoland"), known.of("GM0050")) == ("Flevoland", ())
    with pytest.raises(UserError) as caught:
        regions.save(Region(key="", name="flevoland", municipalities=("Nergens", "Almere")), actor=actor)
    assert {error.field for error in each(caught.value)} == {"name", "municipalities"}
    with pytest.raises(UserError) as long:
        regions.save(Region(key="", name="x" * 201, municipalities=("Almere",), source="y" * 20_001), actor=actor)
    assert {error.field for error in each(long.value)} == {"name", "source"}
