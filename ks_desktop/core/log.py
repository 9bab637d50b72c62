"""The technical log: what the program did, never about whom.

A record may carry numbers, ids, our own fixed words and file:line places. Everything else is left out, because a name
can hide in any text: the message must be a constant of the source, and its arguments must be of the allowed kinds.
"""

import logging
import logging.handlers
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from typing import Final
from uuid import UUID

from typing_extensions import override

_MAX_BYTES: Final = 1_000_000
_KEPT_FILES: Final = 3
_ALLOWED: Final = (int, float, UUID, type(None))

logger: Final = logging.getLogger("ks_desktop")


class Word(str):
    """A fixed word of our own source that may stand in the log: an event, an error code, a file's place."""

    __slots__ = ()


class _PersonFree(logging.Filter):
    @override
    def filter(self, record: logging.LogRecord) -> bool:
        arguments = record.args if isinstance(record.args, tuple) else ()
        record.args = tuple(a if isinstance(a, (*_ALLOWED, Word)) else "[left out]" for a in arguments)
        if record.exc_info and record.exc_info[1] is not None:
            # The message of an exception may hold what somebody typed; its type and place cannot.
            record.msg = f"{record.msg} {describe(record.exc_info[1])}"
            record.exc_info = None
            record.exc_text = None
        return True


class _Formatter(logging.Formatter):
    @override
    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        return f"{moment:%Y-%m-%dT%H:%M:%SZ} {record.levelname} {record.getMessage()}"


class _File(logging.handlers.RotatingFileHandler):
    """A log that cannot be written, as on a full disk, stops nobody's work and shows nothing on a console."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        return

    @override
    def close(self) -> None:
        with suppress(OSError):
            super().close()


def describe(error: BaseException) -> str:
    """Return the type of an error and the places it passed, without any of its words."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    return f"{type(error).__name__} at {' > '.join(places)}"


def start(file: Path) -> logging.Handler:
    """Write the log to a file of at most 1 MB, keeping three older ones; return the handler for `stop`."""
    handler = _File(file, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True)
    handler.addFilter(_PersonFree())
    handler.setFormatter(_Formatter())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return handler


def stop(handler: logging.Handler) -> None:
    """Close the log's file."""
    logger.removeHandler(handler)
    handler.close()
