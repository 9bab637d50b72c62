from pathlib import Path

import pytest

from tests.faults.kills import can_kill
from tests.faults.rekeying import kill_while_rekeying


@pytest.mark.skipif(not can_kill(), reason="this system has no SIGKILL")
def test_a_killed_renewal_of_the_keys_is_finished_and_loses_nothing(tmp_path: Path) -> None:
    figures = kill_while_rekeying(tmp_path, 2)
    assert figures.is_good(), figures.line()
