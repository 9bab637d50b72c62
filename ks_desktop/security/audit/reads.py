"""No read without somebody who reads: a question about records outside `Database.reading` or `work` is refused.

Who reads is asked for by the door, so whatever goes past the door has nobody to answer for it: a session that was kept
after its look was over, a connection of the engine, a thread of its own. Rights decide what a known user may read.
"""

import re
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event

from ks_desktop.core.database import Database
from ks_desktop.core.rows import Base

_MOST_KEPT: Final = 2_000
_SCHEMA: Final = re.compile(r"\s*(?:CREATE|DROP|ALTER)\b", re.IGNORECASE)  # names tables and gives nothing back
# Asked by the driver's own hooks, or by the log at the end of a transaction; nothing of a woman stands in these.
FREE: Final = frozenset({"app_user", "audit", "change_journal", "commit_count", "log_segment"})


class UnnamedReadError(Exception):
    """A read nobody answers for was refused. This is a bug in the program."""


class ReadGuard:
    """Looks at each statement that an engine is given."""

    def __init__(self, database: Database, metadata: sa.MetaData = Base.metadata) -> None:
        self._database = database
        names = sorted(set(metadata.tables) - FREE, key=len, reverse=True)
        self._tables = re.compile(rf"\b(?:FROM|JOIN)\s+[\"(]*(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
        self._known: dict[str, bool] = {}

    def install(self, *engines: sa.Engine) -> None:
        """Watch these engines from now on."""
        for engine in engines:
            event.listen(engine, "before_cursor_execute", self._look)

    def _look(self, _connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not self._database.is_inside and self._reads(statement):
            msg = "a record was read outside a look or a unit of work"
            raise UnnamedReadError(msg)

    def _reads(self, statement: str) -> bool:
        known = self._known.get(statement)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            is_schema = _SCHEMA.match(statement) is not None
            known = self._known[statement] = not is_schema and self._tables.search(statement) is not None
        return known
