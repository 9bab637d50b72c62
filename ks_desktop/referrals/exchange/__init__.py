"""Lists of referrals: CSV and workbooks in and out.

The whole file is read before anything is stored: a file that is broken somewhere changes nothing.
"""

from ks_desktop.core.formulas import escape, unescape
from ks_desktop.core.grid import MOST_BYTES, Encoding, Grid, Line, letter_of
from ks_desktop.core.list_files import csv_file, xlsx_file
from ks_desktop.referrals.exchange.files import read_grid
from ks_desktop.referrals.exchange.layout import Layout, propose, rows
from ks_desktop.referrals.exchange.looking import ListColumn, Preview, Problem, ReferralList, Stored
from ks_desktop.referrals.exchange.outcomes import BATCH_ROWS, Row, RowOutcome, RowResult, batches

__all__ = [
    "BATCH_ROWS",
    "MOST_BYTES",
    "Encoding",
    "Grid",
    "Layout",
    "Line",
    "ListColumn",
    "Preview",
    "Problem",
    "ReferralList",
    "Row",
    "RowOutcome",
    "RowResult",
    "Stored",
    "batches",
    "csv_file",
    "escape",
    "letter_of",
    "propose",
    "read_grid",
    "rows",
    "unescape",
    "xlsx_file",
]
