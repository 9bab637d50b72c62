"""The log for whoever looks it over: found, told in sentences, checked, taken out; and what a woman gets of it."""

from ks_desktop.records.log.access import LogAccess
from ks_desktop.records.log.book import LogBook, LogExport
from ks_desktop.records.log.checking import Checked
from ks_desktop.records.log.kinds import KIND_LABELS, LogKind
from ks_desktop.records.log.lines import LogLine, LogPage
from ks_desktop.records.log.questions import ONLY_LABELS, LogQuestion, Only

__all__ = [
    "KIND_LABELS",
    "ONLY_LABELS",
    "Checked",
    "LogAccess",
    "LogBook",
    "LogExport",
    "LogKind",
    "LogLine",
    "LogPage",
    "LogQuestion",
    "Only",
]
