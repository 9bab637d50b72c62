"""The directory in and out as open data: HSDS 3 as tables and as JSON, and lists to read.

`opening` says what a file is by what it holds; `csv_tables` and `json_reading` make rows of it, in the names of the
standard (`naming`, data in `resources/directory`), which `references` checks. `reading` makes records of the rows, and
keeps what we have no place for. `portraits` makes rows of records again. The whole file is read before anything is
stored: a file that is wrong somewhere changes nothing. No secret address is ever written.
"""

from ks_desktop.coalition.exchange.copy import Columns, DirectoryCopy, Extra, KeptCell, KeptGroup, KeptRow
from ks_desktop.coalition.exchange.files import CopyKind, read, read_file, write

__all__ = [
    "Columns",
    "CopyKind",
    "DirectoryCopy",
    "Extra",
    "KeptCell",
    "KeptGroup",
    "KeptRow",
    "read",
    "read_file",
    "write",
]
