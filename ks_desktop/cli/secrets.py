"""The passphrase: from a file that only its owner may read, or typed at a prompt. Never an argument."""

import getpass
import stat
import sys
from pathlib import Path

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _


class NoPromptError(Exception):
    """There is nobody to ask: no passphrase file was given, and no terminal is there."""


def passphrase(file: Path | None, *, twice: bool = False) -> str:
    """Return the passphrase.

    Args:
        file: where it stands, alone on the first line; None asks at the terminal.
        twice: ask a second time (a new passphrase).
    Raises:
        UserError: others may read the file, it cannot be read, nothing was typed, or the two typed differ.
        NoPromptError: no file and no terminal.
    """
    if file is not None:
        return _from_file(file)
    if sys.stdin is None or not sys.stdin.isatty():
        raise NoPromptError
    typed = _typed(_("Passphrase: "))
    if twice and typed != _typed(_("Once more: ")):
        raise UserError(N_("The two passphrases differ."), code="differ", field="passphrase")
    return typed


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except EOFError:  # Ctrl+D at the prompt
        raise UserError(N_("No passphrase was typed."), code="no_passphrase", field="passphrase") from None
    except UnicodeDecodeError as error:
        raise UserError(
            N_("What was typed cannot be read as text."), code="passphrase_characters", field="passphrase"
        ) from error


def _from_file(file: Path) -> str:
    try:
        # Windows keeps no such bits; there the rights of the user's own folder count.
        if sys.platform != "win32" and stat.S_IMODE(file.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            raise UserError(
                N_("Others can read the passphrase file. Make it yours alone (chmod 600) and try again."),
                code="passphrase_file_open",
                field="passphrase_file",
            )
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            N_("The passphrase file cannot be read."), code="passphrase_file", field="passphrase_file"
        ) from error
    if not lines or not lines[0]:
        raise UserError(N_("The passphrase file is empty."), code="passphrase_file", field="passphrase_file")
    return lines[0]
