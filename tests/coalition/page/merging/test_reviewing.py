from PySide6.QtCore import QObject

from ks_desktop.coalition.domain.cards import Side
from ks_desktop.coalition.exchange import DirectoryCopy
from ks_desktop.coalition.merging import Finding
from ks_desktop.coalition.page.merging.reviewing import Review, begun
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.merging import DirectoryMerge
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.coalition.merging.directories import partner
from tests.desks import settle

_NORTH = DirectoryCopy(organisations=(partner(1),), title="Noord")
_SOUTH = DirectoryCopy(organisations=(partner(1), partner(2, name="Ver", place="Zeist")), title="Zuid")


def test_each_file_keeps_choices_of_its_own(
    desk: Desk, database: Database, clock: Clock, coalition: Coalition, actor: UserId
) -> None:
    owner = QObject()
    review = Review(desk, DirectoryMerge(database, clock, coalition), owner)

    def begin(copy: DirectoryCopy) -> None:
        review.begin(lambda: copy, "", "")
        settle(desk.tasks)

    assert not review.can_take(0)
    for copy in (_NORTH, _SOUTH):
        begin(copy)
        new = review.comparison.of(Finding.NEW)
        review.choose(review.choices.with_side(new, Side.THEIRS if copy is _SOUTH else Side.OURS))
        settle(desk.tasks)
    begin(_NORTH)
    assert set(review.choices.new.values()) == {False}
    begin(_SOUTH)
    assert set(review.choices.new.values()) == {True}
    review.take()
    assert not review.can_take(2)  # one press is one taking
    settle(desk.tasks)
    assert len(coalition.organisations(actor=actor)) == 2
    assert review.choices.new == {}
    assert begun(desk) is None
    del owner
