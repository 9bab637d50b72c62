"""The paragraph about the last visit, for the child record's system."""

from ks_desktop.casefile.summary.sentences import last_visit, summary
from ks_desktop.casefile.summary.taking import Summaries

__all__ = ["Summaries", "last_visit", "summary"]
