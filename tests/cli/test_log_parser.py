import pytest

from ks_desktop.cli.log_parser import ACTS
from ks_desktop.cli.parser import parse


def test_an_act_may_be_left_out_and_a_wrong_word_is_refused() -> None:
    assert parse(["log"]).act == "verify"
    assert [parse(["log", act]).act for act in ACTS] == list(ACTS)
    assert parse(["log", "verify", "--anchor", "a", "--anchor", "b"]).anchor == ["a", "b"]
    for wrong in (["log", "weg"], ["log", "show", "--kind", "x"], ["log", "show", "--from", "morgen"]):
        with pytest.raises(SystemExit):
            parse(wrong)
