"""Visits as a calendar file: a code and an area, and nothing of her. Pure."""

from ks_desktop.visits.calendar.entries import Standing, Words, leaving, of_visit
from ks_desktop.visits.calendar.ics import TZID, text_of

__all__ = ["TZID", "Standing", "Words", "leaving", "of_visit", "text_of"]
