from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.records.form.keeping import decide_form
from ks_desktop.records.keeping.domain import LeftOut, Line, Proposal, Shown
from ks_desktop.records.page.keeping_rows import rows_of
from ks_desktop.records.page.keeping_side import ProposalSide
from tests.records.keeping.test_domain import ONE, TWO, decision

DAY = date(2026, 12, 19)


def test_only_what_may_be_done_by_who_looks_is_offered(qtbot: QtBot) -> None:
    side = ProposalSide(decide_form(lambda: DAY))
    qtbot.addWidget(side)
    made = decision()
    assert made.case_id is not None
    lines = [Line(case_id=made.case_id, kind="never_started", changed_on=DAY, ended_on=DAY, decision=made)]
    for left_out in (None, LeftOut.QUIET, LeftOut.OPEN, LeftOut.ROOM):
        key = decision().case_id
        assert key is not None
        lines.append(Line(case_id=key, kind="never_started", changed_on=DAY, ended_on=DAY, left_out=left_out))
    found = Proposal(month="2029-03", made_on=None, lines=tuple(lines))
    shown = Shown(proposal=found, who={}, people={ONE: "Een"}, seconds=(), certificates=())
    rows = {row.key: row for row in rows_of(shown)}

    def offered(line: Line, actor: object = ONE) -> set[str]:
        side.show_row(rows[line.case_id.hex], shown, actor)  # type: ignore[arg-type]
        buttons = (side.begin_button, side.confirm, side.take_back, side.log)
        return {button.objectName() for button in buttons if button.isVisibleTo(side)}

    assert offered(lines[0]) == {"take_back"}
    assert offered(lines[0], TWO) == {"take_back", "confirm"}
    assert [offered(line) for line in lines[1:]] == [{"decide"}, {"decide"}, set(), set()]
    side.begin()
    assert not side.save.isVisibleTo(side)  # of the last line nothing may be decided
    offered(lines[1])
    side.begin()
    assert side.save.isVisibleTo(side)
    side.ask_destroying(3)
    assert side.really.isVisibleTo(side)
    side.show_row(None, shown, ONE)
    assert not side.really.isVisibleTo(side)
