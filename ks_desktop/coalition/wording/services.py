"""How what is offered is said: what it states, what is for and against, and until when."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.domain import Cost, Criterion, Fit, Mark, Parity, Phase, Service, ServiceLine
from ks_desktop.coalition.wording import REFERRER_ROLES
from ks_desktop.coalition.wording.municipalities import words_of_code
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import N_, _, n_

NameOf = Callable[[str], str]

PHASES: Final[Mapping[Phase, str]] = {
    Phase.PREGNANT: N_("During the pregnancy"),
    Phase.AFTER_BIRTH: N_("After the birth"),
    Phase.BOTH: N_("During the pregnancy and after it"),
}
PARITIES: Final[Mapping[Parity, str]] = {
    Parity.ANY: N_("For any child"),
    Parity.FIRST: N_("For the first child"),
    Parity.LATER: N_("For a next child"),
}
COSTS: Final[Mapping[Cost, str]] = {
    Cost.UNKNOWN: N_("Not asked"),
    Cost.FREE: N_("No cost"),
    Cost.INSURED: N_("By the health insurance"),
    Cost.PAID: N_("She pays"),
}
MARKS: Final[Mapping[Mark, str]] = {
    Mark.OWN: "",
    Mark.FOUND: N_("From a public source; ask whether it is so here."),
    Mark.UNVERIFIED: N_("Proposal, not checked. Ask before you count on it."),
    Mark.CONFLICT: N_("Proposal: sources say different things. Ask before you count on it."),
}


def day_text(day: date) -> str:
    """Return a day as it is written on lists."""
    return f"{day:%d-%m-%Y}"


def standing_text(service: Service, today: date) -> str:
    """Return how far what stands on a card can be counted on."""
    if service.checked_on is None:
        return _(MARKS[service.mark]) or _("Nobody wrote down yet when this was checked.")
    said = _("Checked on {day}", day=day_text(service.checked_on))
    if service.checked_by:
        said = _("Checked on {day} by {name}", day=day_text(service.checked_on), name=service.checked_by)
    return _("{said}; that is long ago: ask again.", said=said) if service.is_stale(today) else f"{said}."


def standing_word(line: ServiceLine) -> str:
    """Return the same in a word, for a list."""
    if line.is_hidden:
        return _("not there any more")
    if line.checked_on is not None:
        return f"{line.checked_on:%m-%Y}"
    if line.is_proposal:
        return _("proposal") if line.is_unsure else _("from a source")
    return _("not checked")


def weeks_text(service: Service) -> str:
    """Return from and until which age: `vanaf 16+0 tot en met 28+0`; "" where nothing is stated."""
    first, last = service.from_age, service.until_age
    if first is not None and last is not None:
        return _("from {first} up to and including {last}", first=first, last=last)
    if first is not None:
        return _("from {first}", first=first)
    return _("up to and including {last}", last=last) if last is not None else ""


def years_text(service: Service) -> str:
    """Return how old she may be; "" where nothing is stated."""
    first, last = service.from_years, service.until_years
    if first is not None and last is not None:
        return _("{first} to {last} years", first=first, last=last)
    if first is not None:
        return _("{first} years or older", first=first)
    return _("{last} years or younger", last=last) if last is not None else ""


def when_text(service: Service) -> str:
    """Return for whom in weeks, child and years, in one line."""
    parity = _(PARITIES[service.parity]).lower() if service.parity is not Parity.ANY else ""
    parts = (_(PHASES[service.phase]), weeks_text(service), parity, years_text(service))
    return ", ".join(part for part in parts if part)


def where_text(service: Service) -> str:
    """Return where it is offered; "" when nobody asked."""
    if service.is_nationwide:
        return _("Everywhere in the Netherlands")
    return ", ".join(words_of_code(code) for code in service.municipalities)


def municipality_name(code: str) -> str:
    """Return the name of a municipality, its code where the catalogue does not have it."""
    found = catalogue.municipality_or_none(code)
    return code if found is None else found.name


def roles_text(service: Service) -> str:
    """Return who may refer; "" when nobody asked."""
    return ", ".join(_(REFERRER_ROLES[role]) for role in service.takes_from)


def cost_text(service: Service) -> str:
    """Return what it costs her; "" when nobody asked."""
    said = "" if service.cost is Cost.UNKNOWN else _(COSTS[service.cost])
    return ". ".join(part for part in (said, service.cost_note) if part)


def waiting_text(service: Service, today: date) -> str:
    """Return how long one waits, with the day on which that was said; "" when nobody asked."""
    if service.waiting is None:
        return ""
    count = service.waiting.weeks
    weeks = n_("{count} week", "{count} weeks", count) if count else _("no waiting time")
    said = _("{weeks}, asked on {day}", weeks=weeks, day=day_text(service.waiting.asked_on))
    return _("{said}; that is long ago: ask again.", said=said) if service.waiting.is_stale(today) else said


def last_day_text(fit: Fit) -> str:
    """Return until when it is possible: `VoorZorg: tot en met 28+0, nog 9 dagen`; "" when nothing ends it."""
    left = fit.days_left
    if left is None or fit.last_day is None:
        return ""
    limit = weeks_text(fit.service) or years_text(fit.service)
    values = {"name": fit.service.name, "limit": limit, "day": day_text(fit.last_day)}
    if left < 0:
        return _("{name}: {limit}; the last day was {day}.", **values)
    if left == 0:
        return _("{name}: {limit}; today is the last day.", **values)
    return n_(
        "{name}: {limit}, {count} day left ({day}).", "{name}: {limit}, {count} days left ({day}).", left, **values
    )


def reason_text(criterion: Criterion, fit: Fit, language_name: NameOf) -> str:
    """Return what a service states of one thing beside what is known of her."""
    return _REASONS[criterion](fit, language_name)


def _age_reason(fit: Fit, _names: NameOf) -> str:
    due, today = fit.facts.due, fit.facts.today
    hers = _("now {age}", age=age_on(due, today)) if due is not None and is_within(due, today) else _("weeks not known")
    return f"{weeks_text(fit.service)} ({hers})"


def _years_reason(fit: Fit, _names: NameOf) -> str:
    is_known = fit.facts.birth_date is not None or fit.facts.years is not None
    return years_text(fit.service) if is_known else _not_known(years_text(fit.service))


def _language_reason(fit: Fit, names: NameOf) -> str:
    said = _("in {languages}", languages=", ".join(map(names, fit.service.languages)))
    return said if fit.facts.language else _not_known(said)


def _place_reason(fit: Fit, _names: NameOf) -> str:
    names = dict(fit.facts.region_names)
    regions = (names.get(key, key) for key in fit.service.regions if not fit.service.is_nationwide)
    said = ", ".join(part for part in (*regions, where_text(fit.service)) if part)
    return said if fit.facts.municipality or fit.service.is_nationwide else _not_known(said)


def _referrer_reason(fit: Fit, _names: NameOf) -> str:
    return _("who may refer: {roles}", roles=roles_text(fit.service))


def _not_known(said: str) -> str:
    return _("{said} (of her not known)", said=said)


_REASONS: Final[Mapping[Criterion, Callable[[Fit, NameOf], str]]] = {
    Criterion.FROM_AGE: _age_reason,
    Criterion.UNTIL_AGE: _age_reason,
    Criterion.PHASE: lambda fit, _names: _(PHASES[fit.service.phase]).lower(),
    Criterion.PARITY: lambda fit, _names: (
        _(PARITIES[fit.service.parity]).lower()
        if fit.facts.is_first is not None
        else _not_known(_(PARITIES[fit.service.parity]).lower())
    ),
    Criterion.FROM_YEARS: _years_reason,
    Criterion.UNTIL_YEARS: _years_reason,
    Criterion.LANGUAGE: _language_reason,
    Criterion.MUNICIPALITY: _place_reason,
    Criterion.REFERRER: _referrer_reason,
}
