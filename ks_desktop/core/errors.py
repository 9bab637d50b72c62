"""The three kinds of trouble that are not bugs.

`UserError`: the nurse can repair it; it names the field. `StaleError`: a colleague was first. `StorageError`: the disk
or the file. Whatever else is raised is a bug and ends in the crash window.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from ks_desktop.core.texts import N_, _


class KsError(Exception):
    """What our own code raises on purpose.

    Attributes:
        message: English source text, marked with N_; translated when shown.
        values: what fills the `{name}` places of the message. Never personal data.
        code: stable word for JSON and scripts.
    """

    def __init__(self, message: str, *, code: str, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.message = message
        self.code = code
        self.values: Mapping[str, Any] = dict(values or {})

    def text(self) -> str:
        """Return the sentence in the user's language."""
        return _(self.message, **self.values)


class UserError(KsError):
    """Something the user can repair; shown beside `field`, never as a crash."""

    def __init__(self, message: str, *, code: str, field: str = "", values: Mapping[str, Any] | None = None) -> None:
        super().__init__(message, code=code, values=values)
        self.field = field


class UserErrors(UserError):  # noqa: N818 - it is several
    """Several things to repair at once: a form shows each at its field."""

    def __init__(self, errors: Iterable[UserError]) -> None:
        self.errors = tuple(errors)
        first = self.errors[0]
        super().__init__(first.message, code=first.code, field=first.field, values=first.values)


def each(error: UserError) -> tuple[UserError, ...]:
    """Return the single errors that an error stands for, itself if it is one."""
    return error.errors if isinstance(error, UserErrors) else (error,)


class WrongPassphraseError(UserError):
    """The key does not fit: passphrase, recovery code or user name is wrong."""


class StaleError(KsError):
    """Somebody else changed the record first; nothing was saved."""

    def __init__(
        self,
        message: str = N_("This was changed in the meantime. Look at the new version and try again."),
        *,
        code: str = "stale",
        values: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message, code=code, values=values)


class StorageProblem(StrEnum):
    """What is wrong with the file, the folder or the disk."""

    IN_USE = "in_use"
    MISSING = "missing"
    EMPTY = "empty"
    NOT_ENCRYPTED = "not_encrypted"
    DAMAGED = "damaged"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    TOO_NEW = "too_new"
    LOCKED = "locked"
    FOREIGN = "foreign"
    ROLLED_BACK = "rolled_back"
    UNSUITABLE_FOLDER = "unsuitable_folder"
    OTHER = "other"


class StorageError(KsError):
    """The disk or the file failed; nothing that was confirmed is lost."""

    def __init__(self, problem: StorageProblem, message: str, *, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(message, code=problem.value, values=values)
        self.problem = problem
