"""What stands on the bar of a pregnancy, and the words for it. Plain numbers of days; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ks_desktop.core.gestation import BAR_WEEKS, GestationalAge
from ks_desktop.core.texts import _

LAST_DAY: Final = BAR_WEEKS * 7


class SpanKind(StrEnum):
    """How a span looks."""

    POSSIBLE = "possible"
    BEST = "best"
    STOPPED = "stopped"


class DotKind(StrEnum):
    """How a dot looks: full, open, crossed."""

    DONE = "done"
    PLANNED = "planned"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class BarSpan:
    """Days of the pregnancy between which something fits, both included; the label may be empty.

    Attributes:
        lane: 0 is the bar itself; further ones are thin lines under it.
    """

    start_day: int
    end_day: int
    label: str
    kind: SpanKind = SpanKind.POSSIBLE
    lane: int = 0

    def words(self) -> str:
        """Return it as a sentence, "" without a label."""
        if not self.label:
            return ""
        return _(
            "{what}: from {start} to {end}.", what=self.label, start=weeks(self.start_day), end=weeks(self.end_day)
        )

    def caption(self) -> str:
        """Return what is written beside it."""
        return _("{what} {start}–{end}", what=self.label, start=weeks(self.start_day), end=weeks(self.end_day))


@dataclass(frozen=True, slots=True)
class BarDot:
    """Something on one day of the pregnancy."""

    day: int
    label: str
    kind: DotKind = DotKind.DONE

    def words(self) -> str:
        """Return it as a sentence."""
        return _("{what}, at {weeks}.", what=self.label, weeks=weeks(self.day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pregnancy:
    """All that a bar shows.

    Attributes:
        today: days since the first day of the last period; None or outside the bar shows no marker.
        born: the day of the birth, in the same days; takes the place of today.
        spans: later ones are painted over earlier ones.
        dots: in order of their days.
        until: what is still possible and how long, such as "VoorZorg: 30 more days".
        margin: days that today may be off: the marker then says about how many weeks it is.
    """

    today: int | None = None
    born: int | None = None
    spans: tuple[BarSpan, ...] = ()
    dots: tuple[BarDot, ...] = ()
    until: str = ""
    margin: int = 0

    @property
    def marker(self) -> tuple[int, str] | None:
        """The day of the marker and what stands in it; None where there is none inside the bar."""
        day = self.today if self.born is None else self.born
        if day is None or not 0 <= day <= LAST_DAY:
            return None
        age = str(GestationalAge(day, self.margin if self.born is None else 0))
        return day, age if self.born is None else _("born {weeks}", weeks=age)

    @property
    def lanes(self) -> int:
        """How many lines lie under the bar."""
        return max((span.lane for span in self.spans), default=0)

    def marker_words(self) -> str:
        """Return the marker as a sentence, "" without one."""
        if self.marker is None:
            return ""
        age = str(GestationalAge(self.marker[0], self.margin if self.born is None else 0))
        return _("Today {weeks}.", weeks=age) if self.born is None else _("Born at {weeks}.", weeks=age)

    def words(self) -> str:
        """Return all of it, as sentences."""
        said = [self.marker_words(), *(span.words() for span in self.spans), *(dot.words() for dot in self.dots)]
        return " ".join(part for part in (*said, self.until) if part)

    def places(self) -> tuple[tuple[int, str], ...]:
        """Return by their days what can be gone to by key, each with its sentence."""
        return tuple(sorted(self._places(), key=lambda place: place[0]))

    def _places(self) -> Iterator[tuple[int, str]]:
        yield from ((span.start_day, span.words()) for span in self.spans if span.label)
        if self.marker is not None:
            yield self.marker[0], self.marker_words()
        yield from ((dot.day, dot.words()) for dot in self.dots)


def weeks(day: int) -> str:
    """Return a day of the pregnancy as `23+4`."""
    return f"{day // 7}+{day % 7}"
