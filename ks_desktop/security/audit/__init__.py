"""The audit log: triggers see every change, the end of the transaction names who made it, a hash chain holds it.

No way of writing goes past it: ORM, bulk, Core, plain SQL and foreign-key cascades all pass the triggers, and a
transaction whose changes nobody answers for is rolled back. What it cannot see: somebody with the key who cuts the tail
off or computes the whole chain anew. Therefore the newest hash (`head`) is printed and kept outside.
"""

from ks_desktop.security.audit.anchors import Anchor, is_sealed, read_anchor, short
from ks_desktop.security.audit.chain import head, head_stands, is_changed_since, verify
from ks_desktop.security.audit.journal import About, Audit, UnauditedWriteError, access_point, anchor_of, touched
from ks_desktop.security.audit.reading import changed_line, lines_about, newest_at, told_at
from ks_desktop.security.audit.triggers import EXEMPT, create_triggers, trigger_sql

__all__ = [
    "EXEMPT",
    "About",
    "Anchor",
    "Audit",
    "UnauditedWriteError",
    "access_point",
    "anchor_of",
    "changed_line",
    "create_triggers",
    "head",
    "head_stands",
    "is_changed_since",
    "is_sealed",
    "lines_about",
    "newest_at",
    "read_anchor",
    "short",
    "told_at",
    "touched",
    "trigger_sql",
    "verify",
]
