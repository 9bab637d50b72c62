import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from ks_desktop.cli.secrets import NoPromptError, passphrase
from ks_desktop.core.errors import UserError
from tests.conftest import ROOT

# As a shell starts a program: the terminal is its own, so that the prompt is found there.
AT_A_TERMINAL = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from ks_desktop.cli.secrets import passphrase
from ks_desktop.core.errors import UserError
try:
    result = passphrase(None, twice=sys.argv[1] == "twice")
except UserError as error:
    result = error.code
sys.stderr.write(result)
"""


def kept(tmp_path: Path, content: bytes, mode: int = 0o600) -> Path:
    file = tmp_path / "zin.txt"
    file.write_bytes(content)
    file.chmod(mode)
    return file


def refused(file: Path) -> UserError:
    with pytest.raises(UserError) as wrong:
        passphrase(file)
    assert wrong.value.field == "passphrase_file"
    return wrong.value


def typed(times: str, *lines: bytes) -> tuple[str, str]:
    """Type lines at the prompt of a program with a terminal; return what it read, and all that the screen showed."""
    ours, theirs = os.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", AT_A_TERMINAL, times],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        start_new_session=True,
        cwd=ROOT,
    )
    os.close(theirs)
    shown = b""
    for line in lines:
        while not shown.endswith(b": "):  # the prompt comes when typing is no longer shown
            shown += os.read(ours, 1024)
        os.write(ours, line)
        shown += b"|"
    _nothing, read = program.communicate(timeout=60)
    with suppress(OSError):  # the other end is closed: all was read
        while rest := os.read(ours, 1024):
            shown += rest
    os.close(ours)
    return read.decode(), shown.decode()


def test_the_first_line_of_a_file_of_ones_own_is_the_passphrase(tmp_path: Path) -> None:
    assert passphrase(kept(tmp_path, b"een twee drie\r\nen dit niet\r\n")) == "een twee drie"


def test_a_file_saved_by_notepad_is_read_without_its_mark(tmp_path: Path) -> None:
    assert passphrase(kept(tmp_path, "\ufeffcafé één\n".encode())) == "café één"


def test_spaces_belong_to_the_passphrase(tmp_path: Path) -> None:
    assert passphrase(kept(tmp_path, b" een twee \n")) == " een twee "


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_a_file_that_others_can_get_at_is_refused(tmp_path: Path, mode: int) -> None:
    error = refused(kept(tmp_path, b"een twee drie", mode))
    assert error.code == "passphrase_file_open"
    assert "chmod 600" in error.text()


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"\n een twee drie\n"])
def test_an_empty_file_or_first_line_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "leeg" in refused(kept(tmp_path, content)).text()


def test_a_file_that_is_gone_a_folder_or_no_text_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    for file in (tmp_path / "weg.txt", tmp_path, kept(tmp_path, b"caf\xe9")):
        assert refused(file).code == "passphrase_file"


def test_without_file_and_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        with pytest.raises(NoPromptError):
            passphrase(None)


def test_what_is_typed_at_the_prompt_is_read_and_never_shown() -> None:
    read, shown = typed("once", "zin één\n".encode())
    assert read == "zin één"
    prompt, after = shown.split("|", 1)
    assert prompt == "Wachtwoordzin: "
    assert not after.strip()


def test_a_new_passphrase_is_asked_twice_and_must_be_the_same() -> None:
    assert typed("twice", b"een twee\n", b"een twee\n")[0] == "een twee"
    assert typed("twice", b"een twee\n", b"een drie\n")[0] == "differ"


def test_who_ends_the_typing_is_not_asked_further() -> None:
    assert typed("once", b"\x04")[0] == "no_passphrase"
