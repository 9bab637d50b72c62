from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.records.form.keeping import decide_form, said, term_form
from ks_desktop.records.keeping.domain import Fate, Why
from ks_desktop.records.keeping.kinds import CARE_RECORD, shipped_kinds

TODAY = date(2029, 3, 5)


def test_what_was_filled_in_comes_out_as_a_decision(qtbot: QtBot) -> None:
    form = decide_form(lambda: TODAY)
    qtbot.addWidget(form)
    assert said(form) == (None, Why.TERM_PASSED, None, "")
    form.set_values({"fate": "keep", "why": "claim", "note": "klacht loopt"})
    form.field("until").set_raw("1-6")
    assert said(form) == (Fate.KEEP, Why.CLAIM, date(2029, 6, 1), "klacht loopt")
    form.field("until").set_raw("ooit")
    with pytest.raises((UserError, UserErrors)):
        said(form)


def test_a_term_is_changed_from_the_one_that_counts(qtbot: QtBot) -> None:
    form = term_form(shipped_kinds()[CARE_RECORD])
    qtbot.addWidget(form)
    assert form.values()["span"] == "20"
