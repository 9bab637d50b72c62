"""What was last tried with the backups, kept beside them: a database that cannot be written must not hide it."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from ks_desktop.core.paths import write_private
from ks_desktop.records.domain.light import Failed, Proof

_NAME: Final = "toestand.json"
_MOST_BYTES: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """The newest test, and what failed since something worked."""

    tested: Proof | None = None
    failed: Failed | None = None


class DiaryFile:
    """The diary of one folder; what cannot be written is remembered as long as the program runs."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._unwritten: Diary | None = None

    def read(self) -> Diary:
        """Return what was last tried; nothing where the file is gone or cannot be read."""
        if self._unwritten is not None:
            return self._unwritten
        try:
            with self._path.open("rb") as stream:
                told = json.loads(stream.read(_MOST_BYTES))
            return Diary(tested=_tested(told.get("tested")), failed=_failed(told.get("failed")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return Diary()

    def note(self, **told: Proof | Failed | None) -> None:
        """Keep something new."""
        diary = replace(self.read(), **told)  # type: ignore[arg-type]  # named as the fields are
        content = {name: entry and {**entry, "at": entry["at"].isoformat()} for name, entry in asdict(diary).items()}
        self._unwritten = diary
        with suppress(OSError):
            write_private(self._path, json.dumps(content).encode())
            self._unwritten = None


def _tested(told: Any) -> Proof | None:
    return told and Proof(
        at=_moment(told["at"]),
        name=str(told["name"]),
        records=int(told["records"]),
        seconds=float(told["seconds"]),
        problem=str(told["problem"]),
    )


def _failed(told: Any) -> Failed | None:
    return told and Failed(at=_moment(told["at"]), problem=str(told["problem"]))


def _moment(told: str) -> datetime:
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        msg = "a moment needs its zone"
        raise ValueError(msg)
    return moment
