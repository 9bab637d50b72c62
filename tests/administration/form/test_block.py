from dataclasses import replace
from datetime import date, time
from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.block import BlockForm, Kept
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Block, BlockDay, Repeat
from ks_desktop.visits.domain.blocks import LAST

NURSE = UserId(UUID(int=1))
TUESDAY = date(2026, 11, 24)
BLOCK = Block(
    id=uuid4(), user=NURSE, label="overleg", first=TUESDAY, start=time(9), end=time(10), postcode="3511 AB", version=3
)


@pytest.fixture
def form(qtbot: QtBot) -> BlockForm:
    form = BlockForm(lambda: date(2026, 11, 21))
    qtbot.addWidget(form)
    return form


@pytest.mark.parametrize(
    "block",
    [
        replace(BLOCK, nth=4),
        replace(BLOCK, every=2, until=date(2027, 3, 2), nth=4),
        replace(BLOCK, repeat=Repeat.MONTH, nth=4),
        replace(BLOCK, repeat=Repeat.MONTH, nth=LAST),
    ],
)
def test_a_series_is_shown_and_read_back(form: BlockForm, block: Block) -> None:
    form.show_record(block)
    assert form.read(Kept(id=block.id, user=NURSE, version=3)) == block


def test_one_time_is_shown_without_its_rule_and_read_back(form: BlockForm) -> None:
    day = BlockDay(block=BLOCK.id, original=TUESDAY, day=date(2026, 11, 25), start=time(9), end=time(10), label="x")
    form.show_time(day)
    assert form.field("block_repeat").isHidden()
    assert form.read_time(day) == day
    form.show_record(BLOCK)
    assert not form.field("block_repeat").isHidden()


@pytest.mark.parametrize(
    ("name", "typed"),
    [("block_label", ""), ("block_day", ""), ("block_hours", ""), ("block_hours", "10-9"), ("block_every", "twee")],
)
def test_what_cannot_be_is_refused_at_its_field(form: BlockForm, name: str, typed: str) -> None:
    form.show_record(BLOCK)
    form.restore({name: typed})
    with pytest.raises(UserError) as refused:
        form.read(Kept(id=BLOCK.id, user=NURSE))
    assert refused.value.field == name
