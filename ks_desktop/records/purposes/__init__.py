"""What is kept and what for, table by table and column by column, held beside the real schema."""

from ks_desktop.records.purposes.catalogue import DataTable, Purposes, purposes
from ks_desktop.records.purposes.service import DataList

__all__ = ["DataList", "DataTable", "Purposes", "purposes"]
