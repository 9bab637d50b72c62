"""What the pane of a list shows when."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import Changes
from ks_desktop.referrals.exchange import (
    Preview,
    Problem,
    ReferralList,
    RowOutcome,
    RowResult,
    Stored,
    propose,
    read_grid,
)
from ks_desktop.referrals.page.list_parts import ListParts
from ks_desktop.widgets.desk import Desk

REFUSED = RowResult(row=1, line=2, result=RowOutcome.REFUSED, referral_id=None)


def listed(text: str) -> ReferralList:
    grid = read_grid(text.encode())
    return ReferralList(grid=grid, layout=propose(grid), fixed={})


@pytest.fixture
def parts(qtbot: QtBot, desk: Desk) -> ListParts:
    made = ListParts(desk.clock.today)
    qtbot.addWidget(made)
    made.show_nothing()
    made.show()
    return made


def test_the_day_is_asked_only_where_no_column_holds_it(parts: ListParts) -> None:
    parts.show_list("a.csv", listed("ontvangen op;naam;a terme\nx;y;z\n"))
    assert parts.received_on.isHidden()
    assert parts.fixed() == {}
    parts.show_list("a.csv", listed("naam;a terme\ny;z\n"))
    assert parts.received_on.isVisible()
    assert parts.sheet_box.isHidden()
    assert not parts.take.isEnabled()
    parts.received_on.set_value(date(2026, 11, 18))
    assert parts.fixed() == {"received_on": "2026-11-18"}
    parts.received_on.editor.setText("morgen misschien")
    with pytest.raises(UserError):
        parts.fixed()


def test_what_would_become_of_it_counts_on_the_button(parts: ListParts) -> None:
    found = listed("ontvangen op;naam;a terme\nx;y;z\n")
    parts.show_list("a.csv", found)
    problem = Problem(row=1, line=2, letter="C", field="due_date", code="x", sentence="Anders.")
    parts.show_preview(found, Preview(results=(REFUSED,), problems=(problem,)))
    assert parts.problems.records() == (problem,)
    assert not parts.take.isEnabled()
    assert parts.grid.model().index(0, 2).data() == "⚠ z"


def test_what_became_of_it_takes_the_place_of_the_list(parts: ListParts) -> None:
    parts.show_list("a.csv", listed("ontvangen op;naam;a terme\nx;y;z\n"))
    parts.show_result(Stored(results=(REFUSED,), is_stopped=False, changes=Changes()))
    assert parts.results.isVisible()
    assert parts.save.isVisible()
    assert parts.list_card.isHidden()
    assert parts.take.isHidden()


def test_nothing_is_chosen_while_rows_are_on_their_way(parts: ListParts) -> None:
    parts.show_list("a.csv", listed("ontvangen op;naam;a terme\nx;y;z\n"))
    parts.set_busy(True)
    assert not parts.grid.isEnabled()
    parts.set_busy(False)
    assert parts.grid.isEnabled()
    parts.offer_senders(["Praktijk De Bron"])
    completer = parts.sent_by.editor.completer()
    completer.setCompletionPrefix("bron")
    assert completer.completionCount() == 1
