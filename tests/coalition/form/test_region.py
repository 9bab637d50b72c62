import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Region
from ks_desktop.coalition.form.region import RegionForm
from ks_desktop.core.errors import UserErrors


def test_a_region_goes_through_the_form_by_names(qtbot: QtBot) -> None:
    form = RegionForm()
    qtbot.addWidget(form)
    region = Region(key="k", name="Rondom", municipalities=("GM0344", "GM0355"), source="x", is_hidden=True, version=2)
    form.show_region(region)
    typed = form.region(region)
    assert (typed.key, typed.municipalities, typed.is_hidden, typed.version) == ("k", ("Utrecht", "Zeist"), True, 2)
    form.clear()
    with pytest.raises(UserErrors) as caught:
        form.region(None)
    assert {error.field for error in caught.value.errors} == {"name", "municipalities"}
