"""Everything out of the program in open formats, for an organisation that leaves it: written, counted and read back."""

from ks_desktop.records.leaving.service import AllExported, LeavingWithAll, Taking

__all__ = ["AllExported", "LeavingWithAll", "Taking"]
