from pathlib import Path

import pytest

from tests.faults.tampering import TamperFigures, tamper


def test_each_way_of_tampering_with_the_log_is_noticed(tmp_path: Path) -> None:
    figures = tamper(tmp_path, 1)
    assert figures.is_good(), figures.line()
    assert {way for way, _count in figures.by} == {"chain", "backup", "mark", "paper"}


@pytest.mark.parametrize("figures", [TamperFigures(tries=0, unseen=0, by=()), TamperFigures(tries=9, unseen=1, by=())])
def test_what_was_not_noticed_or_not_tried_is_no_success(figures: TamperFigures) -> None:
    assert not figures.is_good()
