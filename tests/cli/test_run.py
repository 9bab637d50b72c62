import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ks_desktop import cli
from ks_desktop.core.folder_lock import FolderLock
from tests.cli.conftest import Command
from tests.conftest import ROOT
from tests.keys import PASSPHRASE

KS = (sys.executable, "-m", "ks_desktop")


@pytest.fixture
def typed(folder: Path, passphrase_file: Path) -> Sequence[str]:
    """`list referrals` in that folder, as typed in a shell."""
    return [*KS, "list", "referrals", "--data", str(folder), "--passphrase-file", str(passphrase_file)]


def test_what_was_done_ends_with_nought(command: Command, sample: Path) -> None:
    assert command("import", str(sample)).code == 0
    assert command("list", "referrals").code == 0


def test_input_that_is_refused_ends_with_one_and_says_why_beside_the_result(command: Command) -> None:
    said = command("print", "letter", "geen-id", "--out", "x.pdf")
    assert said.code == 1
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err


def test_what_was_found_of_the_files_is_said_beside_the_result(command: Command, folder: Path) -> None:
    (folder / "huisbezoek.stand").unlink()
    (folder / "huisbezoek.sleutel").write_bytes(b"half")
    said = command("list", "referrals", "--json")
    assert (said.code, said.out.strip()) == (0, "[]")
    assert said.err.count("huisbezoek.stand") == 1
    assert "reservekopie" in said.err
    assert command("list", "referrals").err == ""


def test_without_file_and_terminal_it_is_usage(folder: Path) -> None:
    ended = subprocess.run(
        [*KS, "verify", "--data", str(folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert ended.returncode == 2
    assert "--passphrase-file" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_word_that_is_unknown_is_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run(["bestaat-niet"])
    assert ended.value.code == 2


def test_a_folder_in_use_ends_with_three_and_a_wrong_passphrase_with_four(
    command: Command, folder: Path, passphrase_file: Path
) -> None:
    with FolderLock(folder, holder="window"):
        said = command("list", "visits", "--json")
    assert said.code == 3
    assert said.json["error"][0]["code"] == "in_use"
    passphrase_file.write_text(PASSPHRASE + "!", encoding="utf-8")
    assert command("list", "visits").code == 4


def test_after_an_error_the_folder_is_free_again(command: Command) -> None:
    assert command("letter", "feedback", "--case", "geen-id").code == 1
    assert command("verify").code == 0


def test_a_reader_that_has_gone_is_no_trouble(command: Command, sample: Path, typed: Sequence[str]) -> None:
    command("import", str(sample))
    program = subprocess.Popen(typed, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()  # before a word is said
    complaint = program.stderr.read()
    program.stderr.close()
    assert (program.wait(timeout=60), complaint) == (0, b"")
    assert command("verify").code == 0


def test_head_takes_the_first_line_and_nobody_complains(
    command: Command, sample: Path, typed: Sequence[str], tmp_path: Path
) -> None:
    command("import", str(sample))
    with (tmp_path / "klachten.txt").open("w+", encoding="utf-8") as complaints:
        program = subprocess.Popen(typed, stdout=subprocess.PIPE, stderr=complaints, cwd=ROOT)
        head = subprocess.run(["head", "-1"], stdin=program.stdout, capture_output=True, text=True, check=True)
        assert program.stdout is not None
        program.stdout.close()
        assert program.wait(timeout=60) == 0
        complaints.seek(0)
        assert complaints.read() == ""
    assert head.stdout.split("\t")[:3] == ["id", "case", "state"]


def test_an_import_that_nobody_follows_keeps_what_was_stored(
    command: Command, sample: Path, folder: Path, passphrase_file: Path
) -> None:
    words = [*KS, "import", str(sample), "--data", str(folder), "--passphrase-file", str(passphrase_file)]
    ours, theirs = os.pipe()
    program = subprocess.Popen(words, stdout=theirs, stderr=subprocess.DEVNULL, cwd=ROOT)
    os.close(theirs)
    os.close(ours)  # before the first row is said: after it, the last may have been said too
    assert program.wait(timeout=60) == 3  # it stopped halfway, and says so
    assert len(command("list", "referrals", "--json").json) == 2


def test_rehearsing_asks_for_no_folder_and_no_passphrase(tmp_path: Path) -> None:
    ended = subprocess.run(
        [*KS, "rehearse", "--out", str(tmp_path / "papieren")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {entry.name for entry in tmp_path.iterdir()} == {"papieren"}
