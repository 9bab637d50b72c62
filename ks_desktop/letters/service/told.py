"""Which appointment letters name another time than the visit has now. A final letter stays as it is."""

from typing import Final

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.database import Reading
from ks_desktop.core.texts import N_
from ks_desktop.letters import store
from ks_desktop.letters.domain import Letter, LetterState
from ks_desktop.visits.domain import Appointment, Reason

_OUT: Final = frozenset({LetterState.FINAL, LetterState.SENT})


class LettersTold:
    """The letters that told her when a visit is; see `VisitTold`."""

    def told_otherwise(self, visit: Appointment, *, reading: Reading) -> tuple[Reason, ...]:
        """Return a sentence for each letter that names another time, the oldest first."""
        letters = store.of_cases(reading, [visit.case_id]).get(visit.case_id, ())
        return tuple(_sentence(letter) for letter in letters if _is_wrong(letter, visit))


def _is_wrong(letter: Letter, visit: Appointment) -> bool:
    names_it = letter.appointment_id == visit.id and letter.state in _OUT
    return names_it and letter.announced_at is not None and letter.announced_at != visit.starts_at


def _sentence(letter: Letter) -> Reason:
    assert letter.announced_at is not None  # noqa: S101 - `_is_wrong` looked
    return Reason(
        message=N_("Letter {number} names the old time: {day} at {time}. Make a new letter, or call her."),
        values={
            "number": letter.number,
            "day": f"{local_day(letter.announced_at):%d-%m-%Y}",
            "time": f"{local_time(letter.announced_at):%H:%M}",
        },
    )
