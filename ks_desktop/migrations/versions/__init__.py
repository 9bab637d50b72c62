"""The steps in order; written by tools/new_migration.py from the files beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ks_desktop.migrations.versions import (
    v0001_first_schema,
    v0002_intake,
    v0003_planning,
    v0004_after_the_visit,
    v0005_paper,
    v0006_onward,
    v0007_trust,
)

if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]

STEPS: Final[tuple[Step, ...]] = (
    v0001_first_schema.upgrade,
    v0002_intake.upgrade,
    v0003_planning.upgrade,
    v0004_after_the_visit.upgrade,
    v0005_paper.upgrade,
    v0006_onward.upgrade,
    v0007_trust.upgrade,
)
