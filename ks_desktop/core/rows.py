"""What every stored row shares: names of constraints, checked lengths, instants in UTC, a version."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from ks_desktop.core.values import LINE_MAX, NOTE_MAX

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

MOST_KEYS: Final = 500  # SQLite takes a limited number of values in one question

Chosen = TypeVar("Chosen", bound=StrEnum)
Key = TypeVar("Key")


class Base(DeclarativeBase):
    """Parent of all rows; its metadata is the schema."""

    metadata = sa.MetaData(naming_convention=NAMING)


class Versioned:
    """A row that two people may edit: the second of two savers is refused."""

    version: Mapped[int] = mapped_column()

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy reads this name
        """Let SQLAlchemy compare and raise the version."""
        return {"version_id_col": cls.__dict__.get("version", cls.version)}


class Instant(sa.TypeDecorator[datetime]):
    """An instant, kept in UTC. A datetime without a zone is a bug and is refused."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Turn an aware instant into UTC without zone, as SQLite keeps it."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "an instant needs a time zone"
            raise ValueError(msg)
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give the zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


def line() -> sa.String:
    """Return the column type of one line of text, at most 200 characters, checked by the database."""
    return sa.String(LINE_MAX)


def note() -> sa.String:
    """Return the column type of a longer text, at most 20,000 characters, checked by the database."""
    return sa.String(NOTE_MAX)


def choice(kind: type[Chosen]) -> sa.Enum:
    """Return the column type of one of an enumeration's values, checked by the database."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
    return sa.Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        values_callable=lambda members: [member.value for member in members],
        length=40,
    )


def in_parts(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """Yield keys, each once and in their order, in parts that fit in one question to the file."""
    wanted = list(dict.fromkeys(keys))
    for start in range(0, len(wanted), MOST_KEYS):
        yield wanted[start : start + MOST_KEYS]


@event.listens_for(sa.Column, "before_parent_attach")
def _name_choice(column: sa.Column[Any], table: sa.Table) -> None:
    # The check is named after its column: two columns of one kind in a table must not share a name.
    if table.metadata is Base.metadata and isinstance(column.type, sa.Enum):
        column.type.name = column.name


@event.listens_for(sa.Column, "after_parent_attach")
def _check_length(column: sa.Column[Any], table: sa.Table) -> None:
    # SQLite ignores the length of VARCHAR(n); a check does not.
    kind = column.type
    if (
        table.metadata is Base.metadata
        and isinstance(kind, sa.String)
        and not isinstance(kind, sa.Enum)
        and kind.length
    ):
        table.append_constraint(sa.CheckConstraint(sa.func.length(column) <= kind.length, name=f"{column.name}_length"))
