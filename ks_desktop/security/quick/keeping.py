"""What lies in memory between a lock and the next unlock, and how a PIN gives the key back."""

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import WrongPassphraseError
from ks_desktop.core.paths import KEY_FILE_NAME
from ks_desktop.core.texts import N_
from ks_desktop.security.quick.digits import check_pin
from ks_desktop.security.vault import STANDARD_COST, Cost, Key, stretched

TRIES: Final = 3
LEAST_HOURS: Final = 1
MOST_HOURS: Final = 4
_KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_SECONDS: Final = 3_600


def steady_seconds() -> float:
    """Return seconds on a clock that nobody sets, and that goes on in sleep where the system has such a one."""
    kind = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; on Windows time.monotonic counts sleep by itself
    return time.monotonic() if kind is None else time.clock_gettime(kind)


@dataclass(slots=True, kw_only=True)
class _Kept:
    """What lies in memory between a lock and the next unlock."""

    user_name: str
    database_id: UUID
    generation: int
    mark: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    seconds: float
    since: float
    at: datetime
    tries: int = TRIES
    key_file: bytes = field(default=b"", repr=False)


class QuickUnlock:
    """The PIN of whoever unlocked with her passphrase, for as long as this program runs and it holds."""

    def __init__(
        self, clock: Clock, *, steady: Callable[[], float] = steady_seconds, cost: Cost = STANDARD_COST
    ) -> None:
        """Begin without a PIN.

        Args:
            clock: tells the time on the wall; a clock that was set back ends the PIN.
            steady: seconds that nobody sets.
            cost: of one guess; only tests take a cheaper one.
        """
        self._clock, self._steady, self.cost = clock, steady, cost
        self._kept: _Kept | None = None
        self._wrong = 0

    @property
    def user_name(self) -> str:
        """Whose PIN it is; empty when there is none, or it is over."""
        return self._kept.user_name if self._kept is not None and self.is_ready() else ""

    def set(self, key: Key, pin: str, *, hours: int = MOST_HOURS) -> None:
        """Keep what opens the database under a PIN; the PIN before it is gone.

        Args:
            key: of the open database.
            pin: as typed.
            hours: how long it counts from now; brought inside 1 to 4.
        Raises:
            UserError: the PIN will not do.
            StorageError: there is not enough memory.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        check_pin(pin)
        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        plain = _plain(key)
        bound = _bound(key.user_name, key.database_id)
        wrapped = AESGCM(stretched(_secret(pin), salt, self.cost)).encrypt(nonce, bytes(plain), bound)
        _wipe(plain)
        self._kept = _Kept(
            user_name=key.user_name,
            database_id=key.database_id,
            generation=key.generation,
            mark=_mark(key, salt),
            salt=salt,
            nonce=nonce,
            wrapped=wrapped,
            seconds=min(max(hours, LEAST_HOURS), MOST_HOURS) * _SECONDS,
            since=self._steady(),
            at=self._clock.now(),
        )

    def is_ready(self) -> bool:
        """Tell whether a PIN opens now; one that is over is forgotten."""
        kept = self._kept
        if kept is None:
            return False
        on_the_wall = self._clock.now() - kept.at
        is_over = (
            self._steady() - kept.since >= kept.seconds
            or on_the_wall >= timedelta(seconds=kept.seconds)
            or on_the_wall < timedelta(0)
        )
        if is_over:
            self.forget()
        return not is_over

    def hold(self, key: Key, folder: Path) -> None:
        """Get ready for a lock: what changes in the key file before the next unlock, ends the PIN.

        Args:
            key: of the database that is being locked; one that was renewed since the PIN was set, ends it now.
            folder: the data folder.
        """
        if self._kept is None:
            return
        if self._kept.user_name == key.user_name and self._kept.mark == _mark(key, self._kept.salt):
            self._kept.key_file = _digest(folder)
        else:
            self.forget()

    def open(self, pin: str, folder: Path) -> Key:
        """Return the key that the PIN gives.

        Raises:
            WrongPassphraseError: `wrong_pin`, with the tries that are left, or `pin_over`: the passphrase is needed.
            StorageError: there is not enough memory.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        kept = self._kept
        if kept is None or not self.is_ready() or kept.key_file != _digest(folder):
            self.forget()
            raise _over()
        kept.tries -= 1  # before the answer is known: no two guesses count as one
        try:
            plain = bytearray(
                AESGCM(stretched(_secret(pin), kept.salt, self.cost)).decrypt(
                    kept.nonce, kept.wrapped, _bound(kept.user_name, kept.database_id)
                )
            )
        except InvalidTag:
            self._wrong += 1
            if kept.tries <= 0:
                self.forget()
            raise _wrong(kept.tries) from None
        kept.tries = TRIES
        key = _key_of(plain, kept)
        _wipe(plain)
        return key

    def forget(self) -> None:
        """Drop what was kept: from here on only a passphrase opens."""
        self._kept = None

    def take_wrong_tries(self) -> int:
        """Return how many wrong PINs were typed since this was last asked: the log must hear of them."""
        wrong, self._wrong = self._wrong, 0
        return wrong


def _plain(key: Key) -> bytearray:
    return bytearray(key.material) + (key.restricted or b"")


def _key_of(plain: bytearray, kept: _Kept) -> Key:
    key = Key(plain[:_KEY_BYTES], kept.database_id, user_name=kept.user_name)
    key.generation = kept.generation
    if len(plain) > _KEY_BYTES:
        key.restricted = bytearray(plain[_KEY_BYTES:])
    return key


def _mark(key: Key, salt: bytes) -> bytes:
    plain = _plain(key)  # 256 bits of chance: its hash tells nothing
    try:
        return hashlib.sha256(salt + plain).digest()
    finally:
        _wipe(plain)


def _secret(pin: str) -> bytes:
    return pin.encode("utf-8", "replace")


def _bound(user_name: str, database_id: UUID) -> bytes:
    return database_id.bytes + user_name.encode()


def _digest(folder: Path) -> bytes:
    try:
        return hashlib.sha256((folder / KEY_FILE_NAME).read_bytes()).digest()
    except OSError:
        return b""


def _wipe(plain: bytearray) -> None:
    plain[:] = bytes(len(plain))


def _over() -> WrongPassphraseError:
    return WrongPassphraseError(
        N_("The PIN does not count any more. Type your passphrase."), code="pin_over", field="passphrase"
    )


def _wrong(left: int) -> WrongPassphraseError:
    if left <= 0:
        return WrongPassphraseError(
            N_("Three wrong PINs: it is forgotten. Type your passphrase."), code="pin_over", field="passphrase"
        )
    if left == 1:
        return WrongPassphraseError(
            N_("This PIN is not right. One try is left; after that your passphrase is asked."),
            code="wrong_pin",
            field="pin",
        )
    return WrongPassphraseError(
        N_("This PIN is not right. Two tries are left; after that your passphrase is asked."),
        code="wrong_pin",
        field="pin",
    )
