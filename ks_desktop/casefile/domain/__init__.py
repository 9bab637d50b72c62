"""A woman's case as one page shows it: facts, weeks, threads, time line. Pure; nothing here is stored."""

from ks_desktop.casefile.domain.events import Event, EventKind, Topic, chosen
from ks_desktop.casefile.domain.facts import Facts
from ks_desktop.casefile.domain.page import CaseLine, CasePage
from ks_desktop.casefile.domain.threads import (
    Around,
    ThreadItem,
    domain_of_letter,
    domain_of_role,
    letter_day,
    talk_first_text,
    threads,
)
from ks_desktop.casefile.domain.weeks import ContactWeeks, Possibility, Standing, possibilities

__all__ = [
    "Around",
    "CaseLine",
    "CasePage",
    "ContactWeeks",
    "Event",
    "EventKind",
    "Facts",
    "Possibility",
    "Standing",
    "ThreadItem",
    "Topic",
    "chosen",
    "domain_of_letter",
    "domain_of_role",
    "letter_day",
    "possibilities",
    "talk_first_text",
    "threads",
]
