"""Days and times in words, in the language of the screen: `di 24 nov`, `dinsdag 24 november 2026`, `12 min`."""

import re
from datetime import date, time
from typing import Final

from PySide6.QtCore import QDate, QLocale

from ks_desktop.core.gestation import Due
from ks_desktop.core.texts import N_, _, n_

_LONG_WORD: Final = re.compile(r"\S{30}(?=\S)")


def locale() -> QLocale:
    """Return the locale that goes with the language of the texts."""
    return QLocale(_(N_("en_GB")))  # translated as the name of a locale, such as nl_NL


def short_day(day: date, *, today: date | None = None) -> str:
    """Return `di 24 nov`, with the year behind it when it is another year than today's (or today is not given)."""
    pattern = "ddd d MMM" if today is not None and day.year == today.year else "ddd d MMM yyyy"
    return locale().toString(QDate(day.year, day.month, day.day), pattern)


def brief_day(day: date) -> str:
    """Return `di 24 nov`, without the year."""
    return locale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")


def long_day(day: date) -> str:
    """Return `dinsdag 24 november 2026`."""
    return locale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def about_words(margin: int) -> str:
    """Return that a day may be off: `ongeveer, ± 15 dagen`; nothing for an exact one."""
    return n_("about, ± {count} day", "about, ± {count} days", margin) if margin else ""


def due_words(due: Due) -> str:
    """Return the day of a due date, and how far it may be off: `di 16 mrt 2027, ongeveer, ± 15 dagen`."""
    return ", ".join(part for part in (short_day(due.day), about_words(due.margin)) if part)


def language_name(code: str) -> str:
    """Return a language by its name in the user's language: `Turks`."""
    from babel import Locale  # only for a woman who speaks another language

    return str(Locale.parse(locale().name()).languages.get(code, code))


def clock_time(at: time) -> str:
    """Return `10:30`."""
    return f"{at:%H:%M}"


def minutes(count: int) -> str:
    """Return `12 min`."""
    return n_("{count} min", "{count} min", count)


def foldable(text: str) -> str:
    """Return a text whose very long words can go on on the next line; only what is shown, never what is kept."""
    return _LONG_WORD.sub("\\g<0>\u200b", text)
