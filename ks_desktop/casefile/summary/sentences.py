"""One paragraph about the last visit, for the child record's system: natural sentences, and no empty ones. Pure.

Only what was chosen or agreed stands in it. Free notes, goals in her words, names of people around her, how she may be
reached and what was looked at for safety are not read here at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from babel.dates import format_date

from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.catalogue import topic_name
from ks_desktop.visits.domain import Agreement, Appointment, Help, HelpKind, Mode, Need, Outcome, Report
from ks_desktop.visits.domain.reporting import NextContact
from ks_desktop.visits.wording import NEEDS, PRESENTS

_OPENINGS: Final[Mapping[Mode, str]] = {
    Mode.HOME: N_("Prenatal home visit on {day}"),
    Mode.ELSEWHERE: N_("Prenatal visit elsewhere than at home on {day}"),
    Mode.PHONE: N_("Prenatal talk by phone on {day}"),
    Mode.VIDEO: N_("Prenatal talk by video on {day}"),
}
_HELPS: Final[Mapping[HelpKind, str]] = {
    HelpKind.NOTHING_NEEDED: N_("No help is needed now."),
    HelpKind.INFORMATION: N_("Information was given."),
    HelpKind.INFORMAL_NETWORK: N_("There is help from her own surroundings."),
    HelpKind.REFERRED_ON: N_("She was referred on."),
    HelpKind.PROGRAMME: N_("She takes part in a programme."),
}
_NAMED: Final[Mapping[HelpKind, str]] = {
    HelpKind.REFERRED_ON: N_("She was referred on to {what}."),
    HelpKind.PROGRAMME: N_("She takes part in {what}."),
}
_END: Final = ".;:, "


def last_visit(visits: Iterable[Appointment]) -> Appointment | None:
    """Return the visit that was held last, None when there was none."""
    held = [visit for visit in visits if visit.report is not None and visit.outcome is Outcome.VISITED]
    return max(held, key=_held, default=None)


def _held(visit: Appointment) -> tuple[date, str]:
    return (visit.report.held_on if visit.report is not None else date.min, str(visit.id))


def summary(visit: Appointment, due: date, coming: NextContact | None, names: Mapping[str, str]) -> str:
    """Return the paragraph about a visit that was held.

    Args:
        visit: with its report.
        due: her due date.
        coming: the contact that waits or is booked next, None without one.
        names: of the kinds of contact by their key.
    Raises:
        ValueError: nothing was reported of the visit.
    """
    report = visit.report
    if report is None:
        msg = "only of a visit that was reported"
        raise ValueError(msg)
    return " ".join(
        sentence
        for sentence in (
            _opening(report, visit.mode, due),
            _present(report),
            *_topics(report),
            _need(report.need),
            *map(_help, report.help),
            _agreed(report.agreements),
            _coming(coming, names),
        )
        if sentence
    )


def _opening(report: Report, planned: Mode, due: date) -> str:
    words = _(_OPENINGS[report.mode or planned], day=_day(report.held_on))
    if not is_within(due, report.held_on):
        return f"{words}."
    return _("{visit}, at {age} weeks of pregnancy.", visit=words, age=age_on(due, report.held_on))


def _present(report: Report) -> str:
    who = [_(PRESENTS[one]) for one in report.present]
    return _("Beside her was there: {who}.", who=_all(who)) if who else ""


def _topics(report: Report) -> Iterator[str]:
    if report.topics:
        yield _("Spoken of: {topics}.", topics=_names(report.topics))
    if report.help_wanted:
        yield _("She wants help with: {topics}.", topics=_names(report.help_wanted))


def _names(topics: Iterable[str]) -> str:
    return "; ".join(_small(topic_name(key)) for key in topics)


def _need(need: Need | None) -> str:
    if need is None:
        return ""
    if need is Need.NOTHING:
        return _("In her own eyes she needs nothing now.")
    return _("In her own eyes she needs {need}.", need=_(NEEDS[need]))


def _help(one: Help) -> str:
    what = one.what.strip(_END)
    return _(_NAMED[one.kind], what=what) if what and one.kind in _NAMED else _(_HELPS[one.kind])


def _agreed(agreements: Sequence[Agreement]) -> str:
    lines = [words for words in map(_agreement, agreements) if words]
    return _("Agreed: {agreements}.", agreements="; ".join(lines)) if lines else ""


def _agreement(one: Agreement) -> str:
    what = one.what.strip(_END)
    if not what:
        return ""
    words = " ".join(filter(None, (one.who.strip(_END), what)))
    if one.by_when is None:
        return words
    return _("{agreement} (by {day})", agreement=words, day=_day(one.by_when))


def _coming(coming: NextContact | None, names: Mapping[str, str]) -> str:
    if coming is None or coming.contact_type not in names:
        return ""
    name = _small(names[coming.contact_type])
    if coming.not_before is None:
        return _("Next contact: {contact}.", contact=name)
    return _("Next contact: {contact}, from {day}.", contact=name, day=_day(coming.not_before))


def _all(words: Iterable[str]) -> str:
    *most, last = words
    return _("{several} and {last}", several=", ".join(most), last=last) if most else last


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _day(day: date) -> str:
    return format_date(day, "d MMMM y", locale=_(N_("en_GB")))
