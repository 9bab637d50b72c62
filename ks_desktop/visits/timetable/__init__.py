"""Gives many visits a nurse, a day and a time at once. Plain numbers in, plain numbers out; it decides nothing.

A day of one nurse holds few visits. So the search does not follow long routes but chooses whole days: it makes a first
plan and mends it (`ruin`), makes the days that could be better by the prices of a linear program (`columns`, `master`,
`generation`), rounds that to whole days (`rounding`, `whole`) and, where there are many visits, does so for one part of
the plan after another (`parts`). One predicate says which days break no rule: `Layout.route_cost`.
"""

from ks_desktop.visits.timetable.effort import Effort
from ks_desktop.visits.timetable.engine import Timetable, make_timetable
from ks_desktop.visits.timetable.problem import Nurse, Placed, Problem, Shift, Visit, Window

__all__ = ["Effort", "Nurse", "Placed", "Problem", "Shift", "Timetable", "Visit", "Window", "make_timetable"]
