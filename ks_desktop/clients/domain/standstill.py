"""Her record set still, kept and not used until a day on which it is lifted; and what she says of it herself."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX, CaseId, UserId

STILL: Final = "standstill"
"""The code of every refusal because a record is set still."""

_SENTENCE: Final = N_(
    "Her record has been set still since {day}: it is kept and not used. Lift the restriction first, under Privacy."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """A time in which the record of a woman is only kept: all of it, by whichever of her cases it was asked.

    Attributes:
        case_id: the case with which it is kept; there is one for each case she had then.
        request_id: the request it was asked with.
        lifted_on: the day it was lifted; None while it counts.

    Source:
        AVG, article 18 (restriction of processing).
    """

    id: UUID
    case_id: CaseId
    request_id: UUID
    since: date
    begun_by: UserId
    lifted_on: date | None = None
    lifted_by: UserId | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it was not lifted yet."""
        return self.lifted_on is None


def is_still(since: date) -> UserError:
    """Return the sentence with which everything that would change or use such a record is refused."""
    return UserError(_SENTENCE, code=STILL, values={"day": f"{since:%d-%m-%Y}"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What she herself says of her record; it stays with it and stands in every extract.

    Attributes:
        about: which part it is about, in a few words; "" for all of it.
    """

    id: UUID
    case_id: CaseId
    words: str
    about: str
    added_on: date
    added_by: UserId

    def __post_init__(self) -> None:
        """Refuse one without words, and one that is too long to keep.

        Raises:
            UserError: `required` or `long`.
        """
        if not self.words.strip():
            raise UserError(N_("Write down what she says, in her own words."), code="required", field="statement")
        if len(self.words) > NOTE_MAX:
            raise UserError(
                N_("Use at most {count} characters here."), code="long", field="statement", values={"count": NOTE_MAX}
            )
