"""The steps in order; written by tools/new_migration.py from the files beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]

STEPS: Final[tuple[Step, ...]] = ()
