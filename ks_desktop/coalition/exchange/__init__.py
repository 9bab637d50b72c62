"""The directory in and out as open data: HSDS 3 as tables and as JSON, and lists to read.

The whole file is read before anything is stored: a file that is wrong somewhere changes nothing.
"""

from ks_desktop.coalition.exchange.copy import Columns, DirectoryCopy, Extra, KeptCell, KeptGroup, KeptRow

__all__ = ["Columns", "DirectoryCopy", "Extra", "KeptCell", "KeptGroup", "KeptRow"]
