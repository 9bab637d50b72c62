"""One thing that stands against a time, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ks_desktop.core.clock import local_time
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Why a time does not fit: an English source text with what fills its places. Never personal data.

    Attributes:
        code: stable word; a nurse who has seen it may plan despite it.
        is_hard: it cannot be, also knowingly.
    """

    code: str
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
    is_hard: bool = False

    def text(self) -> str:
        """Return the sentence in the user's language."""
        return _(self.message, **self.values)

    def error(self) -> "ConflictError":
        """Return it as something to repair, or to do knowingly."""
        return ConflictError(self)


class ConflictError(UserError):
    """A conflict a nurse has not seen, or one that cannot be.

    Attributes:
        is_hard: it cannot be, also knowingly.
    """

    def __init__(self, conflict: Conflict) -> None:
        super().__init__(conflict.message, code=conflict.code, field="starts_at", values=conflict.values)
        self.is_hard = conflict.is_hard


def shown(instant: datetime) -> str:
    """Return the Dutch time of an instant as sentences name it."""
    return f"{local_time(instant):%H:%M}"
