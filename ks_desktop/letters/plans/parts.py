"""What the plans for the road share: names cut short, neutral words, who comes along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from ks_desktop.clients.domain import letters_of
from ks_desktop.core.clock import instant_of, local_time
from ks_desktop.core.values import DaySpan
from ks_desktop.letters.wording import Wording
from ks_desktop.paper.documents import Ink
from ks_desktop.visits.domain import Appointment, CompanionKind, DayStop
from ks_desktop.visits.planning.diary import Busy


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBlock:
    """A time on a day without visits, in a word that says nothing of anybody.

    Attributes:
        start: None from the morning on.
        end: None until the night.
    """

    day: date
    start: time | None
    end: time | None
    word: str

    @property
    def begins(self) -> str:
        """When it begins, "" when it takes the morning too."""
        return clock(self.start) if self.start else ""

    @property
    def over(self) -> str:
        """When it ends, "" when it takes the rest of the day."""
        return clock(self.end) if self.end else ""

    @property
    def order(self) -> tuple[date, time]:
        """Its place among the visits."""
        return self.day, self.start or time.min


def blocks_of(
    busy: Iterable[Busy], visits: Iterable[Appointment], days: DaySpan, words: Wording
) -> tuple[PlanBlock, ...]:
    """Return blocks and absence as they may be printed.

    A label is typed by a nurse and may hold a name: only words that are known to be neutral are taken from it.

    Args:
        busy: what takes her up, calls included.
        visits: those stand on the plan already, calls too.
        days: those of the plan; what takes days on end is told on each of them.
        words: the wording of the plans.
    """
    there = {(visit.starts_at, visit.ends_at) for visit in visits}
    told = [one for one in busy if (one.starts_at, one.ends_at) not in there]
    return tuple(_on_day(one, day, words) for one in told for day in days if _is_on(one, day))


def _is_on(busy: Busy, day: date) -> bool:
    return busy.starts_at < instant_of(day + timedelta(days=1), time.min) and busy.ends_at > instant_of(day, time.min)


def _on_day(busy: Busy, day: date, words: Wording) -> PlanBlock:
    begins, ends = instant_of(day, time.min), instant_of(day + timedelta(days=1), time.min)
    return PlanBlock(
        day=day,
        start=local_time(busy.starts_at) if busy.starts_at > begins else None,
        end=local_time(busy.ends_at) if busy.ends_at < ends else None,
        word=_neutral(busy, words),
    )


def _neutral(busy: Busy, words: Wording) -> str:
    if busy.is_absence:
        return str(words.get("blocks", "absent"))
    label = busy.label.casefold()
    known: list[str] = words.get("blocks", "known")
    return next((word for word in known if word in label), str(words.get("blocks", "other")))


def initials_of(name: str) -> str:
    """Return `N.P.` of `Noor Proef`: each word's first letter, forms of address (`Mw.`) left out."""
    words = [word for word in name.split() if not word.endswith(".") or len(word) <= len("A.")]
    return letters_of(words)


def ink_of(*, low_ink: bool) -> Ink:
    """Return how much ink a plan takes."""
    return Ink.LOW if low_ink else Ink.FULL


def clock(at: time) -> str:
    """Return `09:30`."""
    return f"{at:%H:%M}"


def travel(stop: DayStop, words: Wording, paper_kind: str) -> str:
    """Return how long it takes to get there, "" where nobody travels."""
    if not stop.travel_before or not stop.appointment.mode.is_on_the_road:
        return ""
    name = "travel" if stop.is_travel_known else "travel_guess"
    return words.text(paper_kind, name, minutes=stop.travel_before)


def area(stop: DayStop, words: Wording) -> str:
    """Return the postcode area of a visit, for a call how they speak."""
    mode = stop.appointment.mode
    return stop.postcode4 if mode.is_on_the_road else str(words.get("day", "modes", mode))


def along(stop: DayStop, words: Wording) -> str:
    """Return who comes along, by kind and never by name; the interpreter is told apart."""
    kinds = [one.kind for one in stop.appointment.companions if one.kind is not CompanionKind.INTERPRETER]
    return ", ".join(words.get("day", "along", kind) for kind in dict.fromkeys(kinds))
