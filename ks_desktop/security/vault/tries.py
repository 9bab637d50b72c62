"""Wrong passphrases: five are free, then each costs twice the wait of the one before, up to a quarter of an hour.

The count lies beside the key file, so starting the program again does not help. It only slows somebody who walks up to
the computer; a copied file is protected by the key derivation and the length of the passphrase alone.
"""

import json
import math
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import UserError
from ks_desktop.core.paths import KEY_FILE_NAME, write_private
from ks_desktop.core.texts import N_

FREE_TRIES: Final = 5
LONGEST_WAIT_S: Final = 15 * 60
_NAME: Final = KEY_FILE_NAME + ".pogingen"
_MOST_BYTES: Final = 1_000


def seconds_to_wait(folder: Path, clock: Clock) -> int:
    """Return how many seconds must pass before the next try; 0 when one is allowed now.

    A clock that was set back earns nothing: the full wait begins anew.
    """
    wrong, last = _read(folder, clock)
    wait = _wait_after(wrong)
    passed = (clock.now() - last).total_seconds()
    if passed < 0 and wait:
        _write(folder, wrong, clock.now())
        return wait
    return max(0, math.ceil(wait - passed))


def begin_try(folder: Path, clock: Clock) -> None:
    """Count a try before it is made, so that ending the program halfway does not make it free.

    Raises:
        UserError: `wait`: it is too early for another try.
    """
    seconds = seconds_to_wait(folder, clock)
    if seconds:
        raise UserError(
            N_("Too many wrong passphrases. Wait {seconds} seconds and try again."),
            code="wait",
            field="passphrase",
            values={"seconds": seconds},
        )
    wrong, _last = _read(folder, clock)
    _write(folder, wrong + 1, clock.now())


def succeeded(folder: Path, clock: Clock) -> int:
    """Forget the tries after a right one, and return how many there were, the right one included."""
    tried, _last = _read(folder, clock)
    (folder / _NAME).unlink(missing_ok=True)
    return tried


def _wait_after(wrong: int) -> int:
    beyond = wrong - FREE_TRIES
    return 0 if beyond < 0 else min(2 ** min(beyond + 1, 30), LONGEST_WAIT_S)


def _read(folder: Path, clock: Clock) -> tuple[int, datetime]:
    try:
        with (folder / _NAME).open("rb") as stream:
            stored = json.loads(stream.read(_MOST_BYTES))
        return int(stored["wrong"]), datetime.fromtimestamp(float(stored["last"]), UTC)
    except FileNotFoundError:
        return 0, clock.now() - timedelta(days=1)
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        # Somebody wrote in it: the free tries are over.
        return FREE_TRIES, clock.now()


def _write(folder: Path, wrong: int, last: datetime) -> None:
    write_private(folder / _NAME, json.dumps({"wrong": wrong, "last": last.timestamp()}).encode())
