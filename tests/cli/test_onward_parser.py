import pytest

from ks_desktop.cli.parser import parse
from ks_desktop.onward.domain import OnwardState


def test_a_step_has_its_day_and_what_was_said() -> None:
    asked = parse(["onward", "step", "X", "waiting", "--on", "2026-11-20", "--waiting-weeks", "6", "--took-over"])
    assert (asked.act, asked.state, asked.on.isoformat()) == ("step", "waiting", "2026-11-20")
    assert (asked.waiting_weeks, asked.took_over, asked.reason, asked.ask_on) == (6, True, None, None)


def test_a_list_of_onward_referrals_is_narrowed_down() -> None:
    asked = parse(["list", "onward", "--overdue", "--state", "sent", "--state", "waiting"])
    assert (asked.overdue, asked.state) == (True, ["sent", "waiting"])


@pytest.mark.parametrize(
    "words",
    [
        ["onward"],
        ["onward", "step", "X"],
        ["onward", "step", "X", OnwardState.DRAFT.value],  # only a withdrawn letter brings it back to that
        ["onward", "step", "X", "sent", "--on", "20-11-2026"],
        ["onward", "step", "X", "waiting", "--waiting-weeks", "zes"],
        ["onward", "step", "X", "waiting", "--waiting-weeks", "٦"],
        ["onward", "step", "X", "not_started", "--reason", "zomaar"],
        ["onward", "refer", "--to", "Y"],
    ],
)
def test_what_cannot_be_meant_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        parse(words)
    assert refused.value.code == 2
    assert capsys.readouterr().err
