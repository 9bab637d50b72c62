"""The plan of one day: an entry for each visit, with room to write, and a strip to tear off."""

from collections.abc import Iterable
from datetime import date, time
from typing import Final

from ks_desktop.core.gestation import GestationalAge
from ks_desktop.letters.plans.parts import PlanBlock, along, clock, initials_of, ink_of, travel
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.visits.domain import BookingState, DayPlan, DayStop, Mode, visit_qr

_LINES: Final = 6
_LINES_OF_A_FULL_DAY: Final = 5  # beside blocks, so that four visits still stand on one sheet with their strip


def day_sheet(
    plan: DayPlan, *, nurse: str, number: str, with_strip: bool, blocks: Iterable[PlanBlock] = (), low_ink: bool = False
) -> paper.Sheet:
    """Return the plan of one day as a plain document.

    Args:
        plan: the visits in order.
        nurse: full name of the nurse; only its initials are printed.
        number: of the sheet, such as `3/2026-11-24`.
        with_strip: print the tear-off strip with street and phone by code (setting `plan_strip`).
        blocks: the times at which she visits nobody.
        low_ink: print with little ink.
    """
    words, walls = wording("plans"), tuple(blocks)
    lines = _LINES_OF_A_FULL_DAY if walls else _LINES
    entries: list[tuple[tuple[date, time], paper.Block]] = [
        ((plan.day, stop.appointment.start), _entry(stop, lines, words, "" if with_strip else _calling(stop, words)))
        for stop in plan.stops
    ]
    entries += [(block.order, _block(block)) for block in walls]
    shown = [entry for _at, entry in sorted(entries, key=lambda pair: pair[0])]
    if not plan.stops:
        shown.append(paper.Paragraph(text=words.get("day", "empty")))
    elif plan.travel_home:
        text = words.text("day", "home", minutes=plan.travel_home)
        shown.append(paper.Paragraph(text=text, tone=paper.Tone.MUTED))
    return paper.Sheet(
        title=words.get("day", "title"),
        language=words.language,
        heading=words.text("day", "heading", day=words.long_day(plan.day)),
        aside=words.text("day", "aside", nurse=initials_of(nurse), plan=number),
        notice=words.get("day", "notice"),
        blocks=tuple(shown),
        strip=_strip(plan, words) if with_strip and plan.stops else None,
        footer=words.text("day", "footer", plan=number),
        page_label=words.get("page"),
        ink=ink_of(low_ink=low_ink),
    )


def _entry(stop: DayStop, lines: int, words: Wording, calling: str) -> paper.Entry:
    visit = stop.appointment
    age = _weeks(stop.age, words)
    place = " ".join(part for part in (stop.postcode4, stop.place) if part)
    facts = (
        ", ".join(part for part in (age, words.get("day", "modes", visit.mode), along(stop, words)) if part),
        ", ".join(part for part in (place, _language(stop, words)) if part),
        calling,
        words.get("day", "secret") if _is_hidden(stop) else "",
    )
    return paper.Entry(
        time=clock(visit.start),
        until=clock(visit.end),
        title=f"{stop.initials}  {stop.code}",
        facts=tuple(fact for fact in facts if fact),
        aside=travel(stop, words, "day"),
        lines=lines,
        ticks=tuple(words.get("day", "ticks")),
        qr=visit_qr(stop.code),
        qr_alt=words.text("day", "square", start=clock(visit.start)),
    )


def _block(block: PlanBlock) -> paper.Paragraph:
    """Return one quiet line: nothing is written down there."""
    times = " - ".join(part for part in (block.begins, block.over) if part)
    return paper.Paragraph(text="  ".join(part for part in (times, block.word) if part))


def _calling(stop: DayStop, words: Wording) -> str:
    """Return when she may be called, for a plan without the strip on which it stands beside her number."""
    if not stop.phone:
        return str(words.get("day", "no_phone"))
    return words.text("day", "call_hours", hours=stop.call_hours) if stop.call_hours else ""


def _is_hidden(stop: DayStop) -> bool:
    return stop.is_secret and stop.appointment.mode is Mode.HOME


def _weeks(age: GestationalAge | None, words: Wording) -> str:
    """Return `23+4 weken`; `ca. 23 weken` says it by itself."""
    if age is None:
        return ""
    return str(age) if age.is_about else words.text("day", "age", age=age)


def _language(stop: DayStop, words: Wording) -> str:
    booked = stop.appointment.interpreter
    if not stop.interpreter and booked is None:
        return str(words.get("day", "no_interpreter"))
    language = words.language_name(stop.language) if stop.language else ""
    said = [words.text("day", "interpreter", language=language)]
    if booked is not None and booked.is_by_phone:
        said.append(words.get("day", "by_phone"))
    if booked is not None and booked.state is not BookingState.BOOKED:
        said.append(words.get("day", "not_booked"))
    return ", ".join(said)


def _strip(plan: DayPlan, words: Wording) -> paper.Strip:
    rows = tuple(
        (stop.code, _address(stop, words), strip_phone(stop.phone, stop.call_hours, words)) for stop in plan.stops
    )
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


def strip_phone(phone: str, call_hours: str, words: Wording) -> str:
    """Return what a strip says of calling her: the number with when it may be used, or that she is not called."""
    return ", ".join(part for part in (phone, call_hours) if part) if phone else str(words.get("day", "no_phone"))


def _address(stop: DayStop, words: Wording) -> str:
    visit = stop.appointment
    if not visit.mode.is_on_the_road:
        return str(words.get("day", "modes", visit.mode))
    if visit.mode is Mode.ELSEWHERE:
        return ", ".join(part for part in (visit.location, visit.postcode) if part) or str(
            words.get("day", "no_address")
        )
    if stop.is_secret or not stop.street_line:
        return str(words.get("day", "secret" if stop.is_secret else "no_address"))
    return stop.street_line
