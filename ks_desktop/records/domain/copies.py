"""What a backup is: an encrypted copy, the key file of its time, and a note that says what must be in it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.clock import AMSTERDAM

FORMAT: Final = 1
MOST_BYTES: Final = 256 * 1024
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_PREFIX: Final = "huisbezoek-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """Place and hash of the newest line of the log in the copy: kept outside, it shows a log that was cut off."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The note beside a backup. It names nobody: counts and hashes only.

    Attributes:
        program: version of the program that made it.
        schema: how many steps of the schema were done.
        database_id: which database it is of, as its key file says.
        size: bytes of the encrypted copy.
        sha256: of the encrypted copy; `key_sha256` of the key file beside it.
        records: how many cases are in it; `tables` how many rows each table has.
    """

    made_at: datetime
    program: str
    schema: int
    database_id: UUID
    size: int
    sha256: str
    key_sha256: str
    records: int
    tables: Mapping[str, int]
    head: LogHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One backup in a folder: its file and its note, None where that is not there or cannot be read."""

    path: Path
    manifest: Manifest | None
    size: int
    has_key: bool

    @property
    def is_whole(self) -> bool:
        """Tell whether it looks whole from outside; only a test can say that it is."""
        return self.manifest is not None and self.has_key and self.size == self.manifest.size


def stem_of(made_at: datetime, *, number: int = 1) -> str:
    """Return the name of a backup: date and time in the Netherlands, and nothing else."""
    moment = made_at.astimezone(AMSTERDAM)
    return f"{_PREFIX}{moment:%Y-%m-%d-%H%M%S}" + (f"-{number}" if number > 1 else "")


def is_ours(name: str) -> bool:
    """Tell whether a file is named as our backups are."""
    return re.fullmatch(rf"{_PREFIX}\d{{4}}-\d\d-\d\d-\d{{6}}(-\d+)?\.db", name, re.ASCII) is not None


def write_manifest(manifest: Manifest) -> bytes:
    """Return a note as it is kept: JSON that a person can read as well."""
    content = {
        "format": FORMAT,
        "made_at": manifest.made_at.isoformat(),
        "program": manifest.program,
        "schema": manifest.schema,
        "database": str(manifest.database_id),
        "bytes": manifest.size,
        "sha256": manifest.sha256,
        "key_sha256": manifest.key_sha256,
        "records": manifest.records,
        "tables": dict(manifest.tables),
        "log": {"seq": manifest.head.seq, "hash": manifest.head.hash},
    }
    return json.dumps(content, indent=1, sort_keys=True).encode()


def parse_manifest(content: bytes) -> Manifest | None:
    """Return what a note says, None where it cannot be read or says what cannot be."""
    try:
        return _read(json.loads(content)) if len(content) <= MOST_BYTES else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return None


def _read(told: Any) -> Manifest | None:
    made_at = datetime.fromisoformat(told["made_at"])
    numbers = (told["format"], told["schema"], told["bytes"], told["records"], told["log"]["seq"])
    counts = {str(name): count for name, count in told["tables"].items()}
    hashes = (told["sha256"], told["key_sha256"], told["log"]["hash"] or "0" * 64)
    if (
        made_at.tzinfo is None
        or not all(type(number) is int and number >= 0 for number in (*numbers, *counts.values()))
        or not all(_HASH.fullmatch(each) for each in hashes)
        or told["format"] != FORMAT
    ):
        return None
    return Manifest(
        made_at=made_at,
        program=str(told["program"]),
        schema=told["schema"],
        database_id=UUID(told["database"]),
        size=told["bytes"],
        sha256=told["sha256"],
        key_sha256=told["key_sha256"],
        records=told["records"],
        tables=counts,
        head=LogHead(seq=told["log"]["seq"], hash=told["log"]["hash"]),
    )
