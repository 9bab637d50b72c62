from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Municipality
from ks_desktop.coalition.domain.updating import MunicipalityUpdate
from ks_desktop.coalition.form.updating import UpdateForm
from ks_desktop.core.errors import UserError

DAY = date(2027, 1, 1)
NEW = Municipality(code="GM2000", name="Gooiland", since=DAY, is_own=True)
ENDED = Municipality(code="GM1696", name="Wijdemeren", until=DAY, is_own=True)
RENAMED = Municipality(code="GM0344", name="Stad Utrecht", also_called="Utrecht", is_own=True)


def shown(qtbot: QtBot) -> UpdateForm:
    update = MunicipalityUpdate(on=DAY, new=(NEW,), ended=(ENDED,), renamed=(RENAMED,), before={"GM0344": "Utrecht"})
    form = UpdateForm(update, lambda: date(2026, 11, 21))
    qtbot.addWidget(form)
    return form


def test_all_of_it_is_kept_and_what_one_is_part_of_is_a_new_one_or_a_known_one(qtbot: QtBot) -> None:
    form = shown(qtbot)
    for typed, codes in (("Gooiland", ("GM2000",)), ("Hilversum, Gooise Meren", ("GM0402", "GM1942")), ("", ())):
        form.set_values({"part_of.GM1696": typed})
        kept = {each.code: each for each in form.chosen()}
        assert set(kept) == {"GM2000", "GM1696", "GM0344"}
        assert kept["GM1696"].succeeded_by == codes


def test_what_is_not_ticked_is_left_out_and_an_unknown_name_is_said_at_its_field(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.set_values({"part_of.GM1696": "Nergenshuizen"})
    with pytest.raises(UserError) as caught:
        form.chosen()
    assert caught.value.field == "part_of.GM1696"
    form.set_values({"ended": (), "renamed": ()})
    assert form.chosen() == (NEW,)


def test_it_counts_from_the_day_she_says_but_for_days_that_the_list_names(qtbot: QtBot) -> None:
    form = shown(qtbot)
    day = date(2027, 3, 1)
    form.set_values({"counts_from": day, "part_of.GM1696": "Gooiland"})
    kept = {each.code: each for each in form.chosen()}
    assert (kept["GM2000"].since, kept["GM1696"].until, kept["GM0344"].since) == (day, day, None)
    form.set_values({"counts_from": ""})
    with pytest.raises(UserError) as caught:
        form.chosen()
    assert caught.value.field == "counts_from"
    form.field("counts_from").set_raw("ooit")
    with pytest.raises(UserError) as caught:
        form.chosen()
    assert caught.value.field == "counts_from"
