import pytest

from ks_desktop.cli.parser import parse


def test_users_are_listed_unless_an_act_is_named() -> None:
    asked = parse(["users"])
    assert (asked.act, asked.name, asked.role) == ("list", "", [])
    asked = parse(["users", "roles", "sanne", "--role", "nurse", "--role", "team_lead"])
    assert (asked.act, asked.name, asked.role) == ("roles", "sanne", ["nurse", "team_lead"])


def test_no_other_act_or_role_is_understood() -> None:
    for words in (["users", "wipe"], ["users", "add", "sanne", "--role", "boss"], ["users", "--passphrase", "x"]):
        with pytest.raises(SystemExit):
            parse(words)
