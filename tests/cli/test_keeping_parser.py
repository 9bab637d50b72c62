import pytest

from ks_desktop.cli.keeping_parser import ACTS
from ks_desktop.cli.parser import parse


def test_an_act_may_be_left_out_and_a_wrong_word_is_refused() -> None:
    assert parse(["keeping"]).act == "list"
    assert [parse(["keeping", act]).act for act in ACTS] == list(ACTS)
    for wrong in (["keeping", "weg"], ["keeping", "decide", "--keep", "zomaar"], ["keeping", "--until", "morgen"]):
        with pytest.raises(SystemExit):
            parse(wrong)
