from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Municipality
from ks_desktop.coalition.form.municipality import MunicipalityForm
from ks_desktop.core.errors import UserError, each

TODAY = date(2026, 11, 21)
ENDED = Municipality(
    code="GM1696",
    name="Wijdemeren",
    since=date(2002, 1, 1),
    until=date(2027, 1, 1),
    succeeded_by=("GM0402",),
    also_called="De Wijde Meren",
    source="Staatsblad",
    is_own=True,
    version=2,
)


def test_what_is_shown_is_read_back_and_the_code_stays(qtbot: QtBot) -> None:
    form = MunicipalityForm(lambda: TODAY)
    qtbot.addWidget(form)
    form.show_municipality(ENDED)
    assert form.municipality(ENDED) == ENDED
    assert not form.field("code").isEnabled()


def test_a_new_one_is_read_and_what_is_wrong_is_named_at_its_field(qtbot: QtBot) -> None:
    form = MunicipalityForm(lambda: TODAY)
    qtbot.addWidget(form)
    form.set_values({"code": "gm2000", "name": "Nieuwstad"})
    assert form.municipality(None) == Municipality(code="GM2000", name="Nieuwstad", is_own=True)
    form.set_values({"succeeded_by": "Nergenshuizen"})
    form.field("until").set_raw("ooit")
    with pytest.raises(UserError) as caught:
        form.municipality(None)
    assert {error.field for error in each(caught.value)} == {"until", "succeeded_by"}
