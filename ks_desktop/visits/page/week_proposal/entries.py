"""A proposed plan as the lines of a list: by day and nurse, then who has no place. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import Mode
from ks_desktop.visits.domain.week_proposal import LeftOut, PlannedRow, PlanProposal
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.tick_entries import TickEntry
from ks_desktop.widgets.words import brief_day, clock_time, short_day

Key = tuple[CaseId, str]  # the woman and the kind of contact

COLOUR_WORDS: Final[Mapping[SafetyColour, str]] = {
    SafetyColour.GREEN: N_("green"),
    SafetyColour.ORANGE: N_("orange"),
    SafetyColour.RED: N_("red"),
}
TONES: Final[Mapping[SafetyColour, Tone]] = {
    SafetyColour.GREEN: Tone.ACCENT,
    SafetyColour.ORANGE: Tone.ATTENTION,
    SafetyColour.RED: Tone.SAFETY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the list is made of.

    Attributes:
        booked: whose rows were accepted and stand in the agenda now.
        refused: why a row could not be booked, by case.
        colours: the safety look of each woman; None as long as it is not asked for at all.
        names: of the nurses.
    """

    plan: PlanProposal
    booked: Collection[CaseId] = ()
    refused: Mapping[CaseId, str] = field(default_factory=dict)
    colours: Mapping[CaseId, SafetyColour] | None = None
    names: Mapping[UserId, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[PlannedRow, ...]:
        """The proposed visits that are not in the agenda yet, by day, nurse and time."""
        open_rows = [row for row in self.plan.new if row.case_id not in self.booked]
        return tuple(sorted(open_rows, key=lambda row: (row.day, self.name(row.nurse), row.starts_at)))

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Who has no place, and still waits."""
        return tuple(entry for entry in self.plan.left_out if entry.case_id not in self.booked)

    def name(self, nurse: UserId) -> str:
        """Return the name of a nurse, also of one who was taken off the team meanwhile."""
        return self.names.get(nurse, _("a nurse who left"))

    def colour(self, case_id: CaseId) -> SafetyColour | None:
        """Return her safety look, None without one."""
        return (self.colours or {}).get(case_id)

    def needs_look(self, row: PlannedRow) -> bool:
        """Tell whether somebody must look at the safety of this home visit first."""
        return row.mode is Mode.HOME and self.colours is not None and row.case_id not in self.colours

    def may_tick(self, row: PlannedRow) -> bool:
        """Tell whether the row can be accepted: a home visit only after a look, and never where it was red."""
        is_red = row.mode is Mode.HOME and self.colour(row.case_id) is SafetyColour.RED
        return not (is_red or self.needs_look(row))

    def tickable(self) -> frozenset[Key]:
        """Return the keys of the rows that can be accepted."""
        return frozenset(key_of(row) for row in self.rows if self.may_tick(row))


def key_of(entry: PlannedRow | LeftOut) -> Key:
    """Return what names a line."""
    return entry.case_id, entry.contact_type


def entries(shown: Shown, today: date) -> list[TickEntry]:
    """Return the lines of the list."""
    return [*_planned(shown, today), *_without_place(shown.left_out)]


def _planned(shown: Shown, today: date) -> Iterator[TickEntry]:
    rows = shown.rows
    is_one = len({row.nurse for row in rows}) <= 1
    heading = ""
    for row in rows:
        parts = (short_day(row.day, today=today), "" if is_one else shown.name(row.nurse))
        title = " · ".join(filter(None, parts))
        if title != heading:
            heading = title
            yield TickEntry(key=(row.day, row.nurse), title=heading, is_heading=True)
        yield _row(shown, row)


def _row(shown: Shown, row: PlannedRow) -> TickEntry:
    word, tone = _pill(shown, row)
    age = str(row.age) if row.age is not None else ""
    return TickEntry(
        key=key_of(row),
        title="  ".join(filter(None, (clock_time(row.start), row.name, age))),
        note=shown.refused.get(row.case_id) or why_words(row),
        pill=word,
        tone=tone,
        has_box=shown.may_tick(row),
    )


def _pill(shown: Shown, row: PlannedRow) -> tuple[str, Tone]:
    if row.case_id in shown.refused:
        return _("not booked"), Tone.ATTENTION
    if shown.needs_look(row):
        return _("safety?"), Tone.ATTENTION
    colour = shown.colour(row.case_id)
    if row.mode is not Mode.HOME or colour is None:
        return "", Tone.MUTED
    return _(COLOUR_WORDS[colour]), TONES[colour]


def _without_place(left_out: Sequence[LeftOut]) -> Iterator[TickEntry]:
    if left_out:
        title = n_("Without a place: {count} woman", "Without a place: {count} women", len(left_out))
        yield TickEntry(key="left_out", title=title, is_heading=True)
    for entry in left_out:
        yield TickEntry(key=key_of(entry), title=entry.name, note=entry.why.text())


def why_words(row: PlannedRow) -> str:
    """Return where and why in one line: `3523 Utrecht · 12 min rijden vanaf Zeist · week 25+1, beste weken`."""
    return " · ".join(filter(None, (row.place, *(reason.text() for reason in row.reasons))))


def when_words(row: PlannedRow) -> str:
    """Return `di 24 nov 09:30 – 10:30`."""
    return f"{brief_day(row.day)} {clock_time(row.start)} – {clock_time(row.end)}"


def summary(shown: Shown, ticked: int) -> str:
    """Return how many have a place, and how many of those are ticked."""
    placed, waiting = len(shown.rows), len(shown.rows) + len(shown.left_out)
    if not waiting:
        everybody = _("Everybody in this proposal stands in the agenda now.")
        return everybody if shown.booked else _("Nobody waits for a visit in these weeks.")
    found = n_(
        "{placed} of {count} woman has a place.", "{placed} of {count} women have a place.", waiting, placed=placed
    )
    return " ".join(filter(None, (found, _("Ticked: {count}.", count=ticked) if placed else "", _to_look(shown))))


def _to_look(shown: Shown) -> str:
    count = sum(shown.needs_look(row) for row in shown.rows)
    if not count:
        return ""
    return n_(
        "Look at the safety of {count} home visit first: G green, O orange, R red.",
        "Look at the safety of {count} home visits first: G green, O orange, R red.",
        count,
    )
