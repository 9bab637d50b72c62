"""A pregnancy as a bar of 42 weeks: windows, contacts as dots, today. Takes plain numbers of days."""

from ks_desktop.widgets.gestation_bar.bar import GestationBar
from ks_desktop.widgets.gestation_bar.marks import LAST_DAY, BarDot, BarSpan, DotKind, Pregnancy, SpanKind, weeks

__all__ = ["LAST_DAY", "BarDot", "BarSpan", "DotKind", "GestationBar", "Pregnancy", "SpanKind", "weeks"]
