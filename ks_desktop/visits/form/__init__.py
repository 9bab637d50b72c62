"""The form for the report of a visit."""

from ks_desktop.visits.form.body import OUTCOME_WORDS, ReportBody
from ks_desktop.visits.form.reading import read_following, read_report
from ks_desktop.visits.form.report import ReportForm

__all__ = ["OUTCOME_WORDS", "ReportBody", "ReportForm", "read_following", "read_report"]
