"""What somebody looks for in the register."""

from dataclasses import dataclass

from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain.kinds import LetterKind
from ks_desktop.letters.domain.letter import LetterState


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which letters of the register are shown; all of it holds together, what is empty asks nothing.

    Attributes:
        text: starts of words of her name, or anything in the number or the receiver.
        case_id: only letters about this case.
    """

    state: LetterState | None = None
    kind: LetterKind | None = None
    text: str = ""
    case_id: CaseId | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether it leaves nothing out."""
        return self == Wanted()
