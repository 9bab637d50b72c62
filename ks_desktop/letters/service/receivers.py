"""Who a letter may go to, and her yes to it, as plain records."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ks_desktop.clients.domain import ConsentForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody a letter may go to; `id` is what a draft keeps."""

    id: UUID
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Her yes to what a draft carries: who asked her, on which day, and how she said it."""

    asked_by: str
    given_on: date
    form: ConsentForm = ConsentForm.SPOKEN
