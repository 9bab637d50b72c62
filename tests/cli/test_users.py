from pathlib import Path

import pytest

from ks_desktop.security import vault
from tests.cli.conftest import Command
from tests.keys import CHEAP


@pytest.fixture
def first(tmp_path: Path) -> Path:
    made = tmp_path / "eerste.txt"
    made.write_text("de eerste zin van haar\n")
    made.chmod(0o600)
    return made


def test_a_user_is_added_listed_changed_and_leaves(
    command: Command, folder: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ks_desktop.administration.people.service.STANDARD_COST", CHEAP)
    me = ("--user", vault.users(folder)[0])
    told = ("--first-passphrase-file", str(first))
    refused = command("users", "add", "sanne", *told, "--json")
    assert (refused.code, refused.json["error"][0]["code"]) == (1, "no_roles")
    added = command("users", "add", "sanne", "--full-name", "Sanne Proef", "--role", "planner", *told)
    assert (added.code, "eerste wachtwoordzin" in added.out) == (0, True)
    rows = {row["name"]: row for row in command("users", *me, "--json").json["users"]}
    assert (rows["sanne"]["roles"], rows["sanne"]["must_change"], rows["sanne"]["restricted"]) == (
        ["planner"],
        True,
        False,
    )
    assert command("users", *me, "roles", "sanne", "--role", "nurse", "--json").json == {"done": True}
    assert vault.may_restricted(folder, "sanne")
    assert command("users", *me, "passphrase", "niemand", *told, "--json").code == 1
    assert command("users", *me, "passphrase", "sanne", *told).code == 0
    left = command("users", *me, "leave", "sanne", "--json").json
    assert left == {"cases": 0, "visits": 0, "rekeyed": True, "resealed": True, "waits": []}
    assert "vertrokken op" in command("users", *me).out
    assert command("users", *me, "known").code == 0
    assert command("verify", *me).code == 0
    assert len(command("backups", *me, "--json").json) == 1
