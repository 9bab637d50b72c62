"""How municipalities, coalitions and what was agreed stand on the screen and on paper."""

from collections.abc import Iterable
from datetime import date

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.domain import (
    ActionPlan,
    AgreedWords,
    Alliance,
    EscalationStep,
    LocalContact,
    Municipality,
    TownCard,
)
from ks_desktop.coalition.wording.days import day_words
from ks_desktop.core.texts import _, n_


def municipality_words(municipality: Municipality, now: Iterable[Municipality]) -> str:
    """Return a municipality by its name; of one that is no more also until when, and what it is part of now."""
    if municipality.until is None:
        return municipality.name
    day, names = day_words(municipality.until), ", ".join(each.name for each in now)
    if not municipality.is_ended(catalogue.register().on):
        return _("{name} (until {day})", name=municipality.name, day=day)
    if not names:
        return _("{name} (until {day}, no municipality any more)", name=municipality.name, day=day)
    return _("{name} (until {day}, now {now})", name=municipality.name, day=day, now=names)


def words_of_code(code: str) -> str:
    """Return a municipality by its code, in words; the code itself where nobody knows it."""
    found = catalogue.municipality_or_none(code) if code else None
    return code if found is None else municipality_words(found, catalogue.register().now(found.code))


def names_of(codes: Iterable[str]) -> str:
    """Return municipalities by their names, as they are typed in a field."""
    return ", ".join(found.name if (found := catalogue.register().of_code(code)) else code for code in codes)


def codes_typed(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of municipalities typed with commas between them, and what is none of them.

    A name may hold a comma itself: `Nuenen, Gerwen en Nederwetten`.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    codes, wrong = [], []
    while parts:
        for count in range(len(parts), 0, -1):
            found = catalogue.municipality_or_none(", ".join(parts[:count]))
            if found is not None:
                codes.append(found.code)
                parts = parts[count:]
                break
        else:
            wrong.append(parts.pop(0))
    return tuple(dict.fromkeys(codes)), tuple(wrong)


def coordinator_text(alliance: Alliance) -> str:
    """Return who coordinates and how she is reached; "" when nobody knows."""
    one = alliance.coordinator
    return " · ".join(part for part in (one.name, one.organisation, one.phone, one.email) if part)


def plan_text(plan: ActionPlan, on: date) -> str:
    """Return a plan with its years and where it lies; "" when none is known."""
    years = _years(plan)
    title = f"{plan.title} ({years})" if plan.title and years else plan.title or years
    over = _("This plan is over.") if plan.is_over(on) else ""
    where = _("It lies here: {place}", place=plan.kept_at) if plan.kept_at else ""
    return "\n".join(part for part in (title, where, plan.goals, over) if part)


def checked_text(plan: ActionPlan) -> str:
    """Return when somebody last looked at the plan; "" when nobody did."""
    if plan.checked_on is None:
        return ""
    day = day_words(plan.checked_on)
    if plan.checked_by:
        return _("Looked at on {day} by {name}", day=day, name=plan.checked_by)
    return _("Looked at on {day}", day=day)


def contact_text(contact: LocalContact) -> str:
    """Return how somebody is reached, in one line."""
    return " · ".join(part for part in (contact.function, contact.phone, contact.email, contact.hours) if part)


def step_text(step: EscalationStep) -> str:
    """Return a step of escalation in one line."""
    if not step.after_days:
        when = _("At once")
    else:
        when = n_("After {count} working day", "After {count} working days", step.after_days)
    return f"{when}: {step.who}" + (f", {step.words}" if step.words else "")


def _years(plan: ActionPlan) -> str:
    years = [str(day.year) for day in (plan.since, plan.until) if day is not None]
    if plan.since is None and plan.until is not None:
        return _("until {year}", year=plan.until.year)
    return "-".join(dict.fromkeys(years))


def from_text(day: date, source: str) -> str:
    """Return from which day something counts, and where that comes from."""
    return f"{day_words(day)} ({source})" if source else day_words(day)


def since_text(alliance: Alliance) -> str:
    """Return from when a coalition stands so, until when, and where that comes from."""
    said = from_text(alliance.valid_from, alliance.source)
    if alliance.until is None:
        return said
    return _("{said}; it ends on {day}", said=said, day=day_words(alliance.until))


def agreed_text(agreed: AgreedWords) -> str:
    """Return an agreement in words with until when it counts and where it comes from."""
    until = _("up to and including {day}", day=day_words(agreed.until)) if agreed.until is not None else ""
    about = ", ".join(part for part in (until, agreed.source) if part)
    return f"{agreed.text}\n({about})" if about else agreed.text


def turning_days(card: TownCard) -> frozenset[date]:
    """Return the days from which something else held with a municipality."""
    days = [each.valid_from for each in card.own_terms] + [each.valid_from for each in card.own_local]
    for states in card.states.values():
        days += [each.valid_from for each in states]
        if states and states[0].until is not None:  # an end that was put off later is no turn
            days.append(states[0].until)
    return frozenset(days)


def turned_text(card: TownCard, day: date) -> str:
    """Return what became otherwise on a day."""
    said = [_("terms") for each in card.own_terms if each.valid_from == day]
    said += [_("contacts and agreements") for each in card.own_local if each.valid_from == day]
    for states in card.states.values():
        said += [
            ", ".join(part for part in (each.name, each.coordinator.name) if part)
            for each in states
            if each.valid_from == day
        ]
        if states and states[0].until == day:
            said.append(_("{name} ended", name=states[0].name))
    return " · ".join(said)
