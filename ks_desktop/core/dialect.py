"""SQLCipher as SQLAlchemy sees it: one for all files, so that what was compiled for one serves every other.

Each file has an engine to write and one to read, and the program opens files again after every lock. An engine of its
own compiles each statement anew, which costs several times as much as asking it.
"""

from types import ModuleType
from typing import Any, Final

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from typing_extensions import override

_MOST_STATEMENTS: Final = 2_000  # the program has some 600
_NAME: Final = "sqlite.ks_cipher"
URL: Final = "sqlite+ks_cipher://"


class CipherDialect(SQLiteDialect_pysqlite):
    """SQLite through SQLCipher's driver; all are equal, for a compiled statement is looked up by its dialect."""

    driver = "ks_cipher"
    supports_statement_cache = True

    @override
    @classmethod
    def import_dbapi(cls) -> ModuleType:
        """Return the driver."""
        from sqlcipher3 import dbapi2

        return dbapi2

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, CipherDialect)

    @override
    def __hash__(self) -> int:
        return hash(CipherDialect)


registry.register(_NAME, __name__, CipherDialect.__name__)

COMPILED: Final[LRUCache[Any, Any]] = LRUCache(_MOST_STATEMENTS)


def forget_statements() -> None:
    """Forget what was compiled: a statement keeps the values with which it was first asked."""
    COMPILED.clear()
