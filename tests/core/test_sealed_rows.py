import sqlalchemy as sa

from ks_desktop.core.drafts import DraftRow
from ks_desktop.core.sealed_rows import Sealed, place
from ks_desktop.core.values import new_id


def test_a_place_names_one_row_of_one_table() -> None:
    one, other = new_id(), new_id()
    assert len({place("draft", one), place("draft", other), place("safety_look", one)}) == 3


def test_a_sealed_column_holds_bytes() -> None:
    kind = DraftRow.__table__.columns["sealed"].type
    assert isinstance(kind, Sealed)
    assert isinstance(kind.impl_instance, sa.LargeBinary)
