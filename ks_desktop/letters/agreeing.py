"""The parts of the sheet of agreements that are not numbers: coalition, contacts, who comes next, words."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import Alliance, LocalAgreements, Municipality
from ks_desktop.letters.wording import Wording
from ks_desktop.paper import documents as paper

MOST_CONTACTS: Final = 6  # so that it stays one sheet; the rest stands in the program
_LABEL_MM: Final = 34.0


def alliance_blocks(alliances: Iterable[Alliance], today: date, words: Wording) -> Iterator[paper.Block]:
    """Yield the local coalitions with who coordinates and what is planned; a sentence when none is known."""
    yield paper.Heading(text=words.get("coalition", "heading"))
    known = tuple(alliances)
    if not known:
        yield paper.Paragraph(text=words.get("coalition", "none"), tone=paper.Tone.MUTED)
    for each in known:
        yield paper.Facts(rows=tuple(_facts(each, today, words)), label_mm=_LABEL_MM)


def _facts(alliance: Alliance, today: date, words: Wording) -> Iterator[paper.Fact]:
    one, plan = alliance.coordinator, alliance.plan
    day = words.day(alliance.valid_from)
    since = words.text("coalition", "since", name=alliance.name, day=day, source=alliance.source)
    yield paper.Fact(label=words.get("coalition", "name"), value=since)
    reached = ", ".join(part for part in (one.name, one.organisation, one.phone, one.email) if part)
    yield paper.Fact(label=words.get("coalition", "coordinator"), value=reached or words.get("coalition", "unknown"))
    if plan.title:
        until = words.day(plan.until) if plan.until is not None else ""
        over = plan.is_over(today)
        text = words.text("coalition", "plan_text", title=plan.title, until=until, over=over, place=plan.kept_at)
        value = "\n".join(part for part in (text, " ".join(plan.goals.split())) if part)
        yield paper.Fact(label=words.get("coalition", "plan"), value=value)


def contact_rows(local: LocalAgreements | None, words: Wording) -> tuple[tuple[str, str, str], ...]:
    """Return whom to call, in the order in which they are called."""
    if local is None:
        return ()
    return tuple(
        (
            words.text("contacts", "about", number=place, about=each.about),
            ", ".join(part for part in (each.name, each.function) if part),
            ", ".join(part for part in (each.phone, each.email, each.hours) if part),
        )
        for place, each in enumerate(local.contacts[:MOST_CONTACTS], start=1)
    )


def escalation_blocks(local: LocalAgreements | None, words: Wording) -> Iterator[paper.Block]:
    """Yield who comes next when nothing happens; nothing where that was not agreed."""
    if local is None or not local.escalation:
        return
    yield paper.Heading(text=words.get("escalation", "heading"))
    yield paper.Bullets(
        items=tuple(
            words.text("escalation", "step", count=each.after_days, who=each.who, how=each.words)
            for each in local.escalation
        )
    )


def words_blocks(local: LocalAgreements | None, today: date, words: Wording) -> Iterator[paper.Block]:
    """Yield what counts in words, with until when and where it comes from; nothing where nothing was agreed."""
    held = local.words_on(today) if local is not None else ()
    if local is None or local.is_empty:
        return
    if held:
        yield paper.Heading(text=words.get("words", "heading"))
        until = [words.day(each.until) if each.until is not None else "" for each in held]
        yield paper.Bullets(
            items=tuple(
                words.text("words", "line", text=each.text, until=last, source=each.source)
                for each, last in zip(held, until, strict=True)
            )
        )
    text = words.text("words", "since", day=words.day(local.valid_from), source=local.source)
    yield paper.Paragraph(text=text, tone=paper.Tone.MUTED)


def names_of(municipalities: Iterable[Municipality]) -> str:
    """Return municipalities by their names."""
    return ", ".join(each.name for each in municipalities)
