"""What is shown of requests in a list, and on the morning page."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from ks_desktop.clients.domain import Client
from ks_desktop.records.domain.requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A request in the register.

    Attributes:
        who: her name; "" where who looks may not know it, and of a pregnancy that ended.
    """

    request: Request
    who: str
    is_hidden: bool
    is_quiet: bool

    @classmethod
    def of(cls, request: Request, woman: Client, *, is_quiet: bool) -> Self:
        """Return the line of a request of a woman, as who looks may see her."""
        is_named = not (woman.is_hidden or is_quiet)
        return cls(
            request=request,
            who=woman.name.full if is_named else "",
            is_hidden=woman.is_hidden,
            is_quiet=is_quiet,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRequests:
    """How many requests wait for an answer, how many are late, the last day of the first, and when the oldest came."""

    count: int
    late: int
    first: date
    oldest: date
