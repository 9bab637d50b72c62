"""Plans for the road, with as little as possible about anybody: codes, initials, times, postcode areas.

No surname, birth date, BSN or reason ever gets here: the records of the visits room do not carry them.
"""

from datetime import time
from typing import Final

from ks_desktop.clients.domain import letters_of
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.visits.domain import DayPlan, DayStop, Mode, WeekPlan

_WORKING_DAYS: Final = 5
_LINES: Final = 6


def day_paper(plan: DayPlan, *, nurse: str, with_strip: bool = True) -> Paper:
    """Return the plan of one day to print.

    Args:
        plan: the visits in order.
        nurse: full name of the nurse; only its initials are printed.
        with_strip: print the tear-off strip with street and phone by code (setting `plan_strip`).
    """
    return paint.paper_of(day_sheet(plan, nurse=nurse, with_strip=with_strip))


def week_paper(plan: WeekPlan, *, nurse: str) -> Paper:
    """Return the plan of one week to print: codes and postcode areas only."""
    return paint.paper_of(week_sheet(plan, nurse=nurse))


def day_sheet(plan: DayPlan, *, nurse: str, with_strip: bool) -> paper.Sheet:
    """Return the plan of one day as a plain document."""
    words = wording("plans")
    blocks: list[paper.Block] = [_entry(stop, words) for stop in plan.stops]
    if not plan.stops:
        blocks.append(paper.Paragraph(text=words.get("day", "empty")))
    elif plan.travel_home:
        text = words.text("day", "home", minutes=plan.travel_home)
        blocks.append(paper.Paragraph(text=text, tone=paper.Tone.MUTED))
    return paper.Sheet(
        title=words.get("day", "title"),
        language=words.language,
        heading=words.text("day", "heading", day=words.long_day(plan.day)),
        aside=words.text("day", "aside", nurse=initials_of(nurse), plan=plan.day.isoformat()),
        notice=words.get("day", "notice"),
        blocks=tuple(blocks),
        strip=_strip(plan, words) if with_strip and plan.stops else None,
        page_label=words.get("page"),
    )


def week_sheet(plan: WeekPlan, *, nurse: str) -> paper.Sheet:
    """Return the plan of one week as a plain document; a weekend stands in it only when there are visits."""
    words = wording("plans")
    days = [day for index, day in enumerate(plan.days) if index < _WORKING_DAYS or day.stops]
    first, last = plan.days[0].day, plan.days[-1].day
    return paper.Sheet(
        title=words.get("week", "title"),
        language=words.language,
        heading=words.text("week", "heading", week=plan.week, year=plan.year),
        aside=words.text(
            "week", "aside", nurse=initials_of(nurse), first=words.short_day(first), last=words.short_day(last)
        ),
        notice=words.get("week", "notice"),
        blocks=(
            paper.Grid(
                heads=tuple(words.short_day(day.day) for day in days),
                rows=(paper.GridRow(label="", cells=tuple(_cell(day, words) for day in days)),),
            ),
        ),
        footer=words.get("week", "footer"),
        page_label=words.get("page"),
        wide=True,
    )


def initials_of(name: str) -> str:
    """Return `N.P.` of `Noor Proef`: each word's first letter, forms of address (`Mw.`) left out."""
    words = [word for word in name.split() if not word.endswith(".") or len(word) <= len("A.")]
    return letters_of(words)


def _entry(stop: DayStop, words: Wording) -> paper.Entry:
    visit = stop.appointment
    age = _weeks(stop.age, words)
    place = " ".join(part for part in (stop.postcode4, stop.place) if part)
    facts = (
        ", ".join(part for part in (age, words.get("day", "modes", visit.mode)) if part),
        ", ".join(part for part in (place, _language(stop, words)) if part),
        words.get("day", "secret") if stop.is_secret else "",
    )
    return paper.Entry(
        time=_clock(visit.start),
        until=_clock(visit.end),
        title=f"{stop.initials}  {stop.code}",
        facts=tuple(fact for fact in facts if fact),
        aside=_travel(stop, words, "day"),
        lines=_LINES,
        ticks=tuple(words.get("day", "ticks")),
    )


def _weeks(age: GestationalAge | None, words: Wording) -> str:
    """Return `23+4 weken`; `ca. 23 weken` says it by itself."""
    if age is None:
        return ""
    return str(age) if age.is_about else words.text("day", "age", age=age)


def _language(stop: DayStop, words: Wording) -> str:
    if not stop.interpreter:
        return ""
    return words.text("day", "interpreter", language=words.language_name(stop.language) if stop.language else "")


def _travel(stop: DayStop, words: Wording, paper_kind: str) -> str:
    if not stop.travel_before or stop.appointment.mode in {Mode.PHONE, Mode.VIDEO}:
        return ""
    name = "travel" if stop.is_travel_known else "travel_guess"
    return words.text(paper_kind, name, minutes=stop.travel_before)


def _strip(plan: DayPlan, words: Wording) -> paper.Strip:
    rows = tuple((stop.code, _address(stop, words), stop.phone or words.get("day", "no_phone")) for stop in plan.stops)
    return paper.Strip(
        label=words.get("day", "strip"),
        table=paper.Table(
            columns=(
                paper.Column(head=words.get("day", "strip_code"), share=1.0),
                paper.Column(head=words.get("day", "strip_address"), share=4.0),
                paper.Column(head=words.get("day", "strip_phone"), share=2.5),
            ),
            rows=rows,
        ),
    )


def _address(stop: DayStop, words: Wording) -> str:
    if stop.is_secret or not stop.street_line:
        return str(words.get("day", "secret" if stop.is_secret else "no_address"))
    return stop.street_line


def _cell(day: DayPlan, words: Wording) -> tuple[paper.GridEntry, ...]:
    return tuple(
        paper.GridEntry(
            time=_clock(stop.appointment.start),
            text=stop.code,
            note=stop.postcode4,
            aside=_travel(stop, words, "week"),
        )
        for stop in day.stops
    )


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
