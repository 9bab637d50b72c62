from dataclasses import replace
from datetime import date

from ks_desktop.core.values import CaseId, new_id
from ks_desktop.records.keeping.domain import Fate, LeftOut, Line, LogDue, Proposal, Shown, Why
from ks_desktop.records.keeping.kinds import shipped_kinds
from ks_desktop.records.page.keeping_rows import CERTIFICATES, PROPOSAL, TERMS, rows_of
from tests.records.keeping.test_domain import NOW, ONE, TWO, decision

DAY = date(2026, 12, 19)


def test_what_waits_stands_first_and_nobody_is_named_who_is_not_given() -> None:
    made = decision()
    assert made.case_id is not None
    line = Line(case_id=made.case_id, kind="never_started", changed_on=DAY, ended_on=DAY)
    quiet = replace(line, case_id=CaseId(new_id()), left_out=LeftOut.QUIET)
    other = replace(line, case_id=CaseId(new_id()))
    asked = replace(decision(), why=Why.AT_HER_REQUEST, confirmed_by=TWO, confirmed_at=NOW)
    found = Proposal(
        month="2029-03",
        made_on=None,
        lines=(quiet, other, replace(line, decision=made)),
        log=LogDue(count=26, before=DAY),
        others=(asked,),
    )
    shown = Shown(
        proposal=found, who={made.case_id: "M. Quispel"}, people={ONE: "Een", TWO: "Twee"}, seconds=(), certificates=()
    )
    rows = rows_of(shown)
    assert [row.state for row in rows] == [
        "wacht op een tweede",
        "bevestigd",
        "voorstel",
        "voorstel",
        "buiten voorstel",
    ]
    assert rows[0].who == "M. Quispel"
    assert "Een: de termijn is om" in rows[0].why
    assert "Twee" in rows[1].why
    assert any(row.is_log and row.who == "26 regels" for row in rows)
    assert rows[-1].who.startswith("Stil afgesloten dossier")
    assert rows[-1].decision is None
    assert Fate.DESTROY is made.fate
    for row in rows:
        assert all(isinstance(column.text(row), str) for column in PROPOSAL)


def test_every_term_has_a_row_with_its_source() -> None:
    for kind in shipped_kinds().values():
        assert all(column.text(kind) for column in TERMS)
        tooltip = TERMS[-1].tooltip
        assert tooltip is not None
        assert kind.source in tooltip(kind)
    assert CERTIFICATES[0].title == "Number"
