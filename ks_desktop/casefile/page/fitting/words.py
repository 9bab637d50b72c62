"""What stands in a row of what is offered: three lines of words, and nothing that ranks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ks_desktop.casefile.domain.fitting import NO_WALL, FitLine, Found, Order, arranged, is_named
from ks_desktop.coalition.domain import Criterion, Fit, Organisation, Service
from ks_desktop.coalition.domain.fitting import birthday
from ks_desktop.coalition.domain.offer import line_of
from ks_desktop.coalition.wording import DOMAINS, KINDS
from ks_desktop.coalition.wording import services as words
from ks_desktop.coalition.wording.capacity import capacity_text
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import _, n_
from ks_desktop.core.values import OrganisationId, ServiceId
from ks_desktop.referrals.domain.young import years_on
from ks_desktop.widgets.words import language_name, short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What can be chosen: something that is offered, or a partner of the directory without it.

    Attributes:
        line: what is offered; None for a partner.
        partner: None for what is offered.
        needs: what was looked for.
    """

    line: FitLine | None = None
    partner: Organisation | None = None
    needs: tuple[str, ...] = ()

    @property
    def key(self) -> ServiceId | OrganisationId | None:
        """The id of what it is."""
        if self.line is not None:
            return self.line.service.id
        return self.partner.id if self.partner is not None else None

    @property
    def needs_met(self) -> tuple[str, ...]:
        """What it is chosen for: of what was looked for what it helps with, else what it is for."""
        if self.line is None:
            return self.needs
        helps = self.line.service.needs
        return tuple(need for need in self.needs if need in helps) or helps

    @property
    def is_now(self) -> bool:
        """Whether nothing that is known of her is against it today."""
        return self.line is None or self.line.is_now

    @property
    def name(self) -> str:
        """How it is called."""
        if self.line is not None:
            return self.line.service.name
        return self.partner.name if self.partner is not None else ""


def choices(found: Found, order: Order, *, with_others: bool) -> tuple[Choice, ...]:
    """Return the rows in their order: what can be now, partners, and if it is asked what cannot be now.

    A partner whose name was typed stands before what only is about the same.
    """
    lines = arranged(found.now, found.needs, order, found.typed)
    first = sum(1 for line in lines if is_named(line, found.typed)) if found.typed.strip() else len(lines)
    first = first if order is Order.NEED else len(lines)
    now = [Choice(line=line, needs=found.needs) for line in lines]
    partners = [Choice(partner=partner, needs=found.needs) for partner in found.partners]
    others = arranged(found.not_now, found.needs, order, found.typed) if with_others else ()
    return (*now[:first], *partners, *now[first:], *(Choice(line=line, needs=found.needs) for line in others))


def lines_of(choice: Choice, today: date) -> tuple[str, str, str]:
    """Return the three lines of a row: what it is; who, how long one waits, how sure that is; and why."""
    if choice.line is None:
        return _partner_lines(choice.partner)
    fit, service = choice.line.fit, choice.line.service
    about = (
        choice.line.organisation,
        _(DOMAINS[service.domain]).lower(),
        waiting_words(choice.line, today),
        sure_words(service),
    )
    return service.name, " · ".join(part for part in about if part), why_words(fit)


def sure_words(service: Service) -> str:
    """Return how sure it is what is stated: when it was checked, or that it is a proposal or comes from a source."""
    if service.checked_on is not None:
        return _("checked {month}", month=f"{service.checked_on:%m-%Y}")
    return words.standing_word(line_of(service, ""))


def _partner_lines(partner: Organisation | None) -> tuple[str, str, str]:
    if partner is None:
        return "", "", ""
    about = (_(KINDS[partner.kind]), _(DOMAINS[partner.domain]).lower(), partner.place)
    said = _("Partner of the directory: nothing is stated for whom it is.")
    return partner.name, " · ".join(part for part in about if part), said


def waiting_words(line: FitLine, today: date) -> str:
    """Return what was said of places, and how long one waits, with the day it was asked; "" when nobody asked."""
    if line.capacity is not None:
        return capacity_text(line.capacity, today)
    said = words.waiting_text(line.service, today)
    return _("waiting time: {said}", said=said) if said else ""


def until_words(fit: Fit) -> str:
    """Return from and until when it is possible: `tot en met 28+0 (za 12 dec), nog 9 dagen`; "" when nothing ends it.

    Where the last day has passed, since when; where it has not begun, from when.
    """
    today, left = fit.facts.today, fit.days_left
    said = ""
    if left is not None and fit.last_day is not None:
        limit, day = _limit(fit, fit.last_day), short_day(fit.last_day, today=today)
        if left < 0:
            return _("{limit}: passed, the last day was {day}", limit=limit, day=day)
        if left == 0:
            return _("{limit}: today is the last day", limit=limit)
        said = n_("{limit} ({day}), {count} day left", "{limit} ({day}), {count} days left", left, limit=limit, day=day)
    if fit.first_day is None:
        return said
    begins = _("from {day} on", day=short_day(fit.first_day, today=today))
    return f"{begins}, {said}" if said else begins


def _limit(fit: Fit, last: date) -> str:
    """Return what ends it: an age of the pregnancy, or of hers."""
    service, born = fit.service, fit.facts.birth_date
    years = service.until_years
    if years is not None and born is not None and (birthday(born, years + 1) - last).days == 1:
        return _("up to and including {years} years", years=years)
    return _("up to and including {last}", last=service.until_age)


def why_words(fit: Fit) -> str:
    """Return why and why not in one line, what is against first; without anything stated, that."""
    if not NO_WALL.issuperset(fit.reasons_against):
        against = [each for each in fit.reasons_against if each not in NO_WALL]
        said = [_("Not now: {reasons}", reasons=", ".join(reasons(fit, against)))]
        if until := until_words(fit):
            said.append(until[:1].upper() + until[1:])
        return ". ".join(said)
    if said := list(_why(fit)):
        return ". ".join(said)
    if whom := " ".join(fit.service.for_whom.split()).rstrip("."):
        return _("For whom: {words}. Ask about it.", words=whom)  # in words, which nothing of her can be held beside
    return _("Nothing is stated for whom it is: ask.")


def _why(fit: Fit) -> Iterator[str]:
    if Criterion.REFERRER in fit.reasons_against:
        roles = words.roles_text(fit.service)
        yield _("Not by your letter: {roles} may refer", roles=roles)
    fitting = [each for each in fit.reasons_for if each not in NO_WALL]
    if fitting:
        yield _("Fits: {reasons}", reasons=", ".join(reasons(fit, fitting)))
    asked = [each for each in fit.unknown if each not in NO_WALL]
    if asked:
        yield _("To be asked: {reasons}", reasons=", ".join(reasons(fit, asked)))


def reasons(fit: Fit, criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """Return what is stated of these things beside what is known of her, each once."""
    said = (words.reason_text(criterion, fit, language_name) for criterion in criteria)
    return tuple(dict.fromkeys(said))


def known_words(found: Found) -> str:
    """Return what is known of her that it is held beside: `23+4, 24 jaar, eerste kind, Turks`."""
    facts = found.facts
    said = []
    if facts.is_born:
        said.append(_("her child is born"))
    elif facts.due is not None and is_within(facts.due, facts.today):
        said.append(str(age_on(facts.due, facts.today)))
    if facts.birth_date is not None:
        said.append(_("{years} years old", years=years_on(facts.birth_date, facts.today)))
    said.append(
        {True: _("first child"), False: _("has children"), None: _("first child or not: not known")}[facts.is_first]
    )
    said += [language_name(facts.language)] if facts.language else []
    said += [words.municipality_name(facts.municipality)] if facts.municipality else [_("municipality not known")]
    return ", ".join(said)
