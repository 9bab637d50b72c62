"""After a lock and after the end nothing of her is readable anywhere, and nobody reached for the internet meanwhile."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.walk import remains

SENTINEL = "Zzyxqwaardig"


def test_nothing_readable_remains_and_no_socket_was_opened(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    places = {name: str(tmp_path / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    subprocess.run(
        [sys.executable, "-m", "tests.walk.remains", str(tmp_path)],
        input=f"{SENTINEL}\n",  # not as an argument: arguments stand in the list of processes
        text=True,
        check=True,
        timeout=120,
        capture_output=True,
        env={**os.environ, **places, "TMPDIR": str(tmp_path / "tmp")},
    )
    found = json.loads((tmp_path / "found.json").read_text())
    assert found.pop("before"), "her name stood on the screen"
    assert found.pop("is_locked")
    assert found.pop("was_closed")
    assert found.pop("title") == "KS Huisbezoek"
    assert not any(found.values()), found
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.name == "techniek.log" and b"ValueError" in file.read_bytes() for file in files)
    spelled = [SENTINEL.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    assert [file.name for file in files if any(word in file.read_bytes() for word in spelled)] == []


def test_the_look_finds_what_is_there() -> None:
    held = [f"{SENTINEL} the second"]
    assert any(kind.startswith("builtins.list") for kind in remains.in_objects(SENTINEL))
    assert held
