import logging
from pathlib import Path
from uuid import UUID

import pytest

from ks_desktop.core import log


def written(file: Path, *, message: str, arguments: tuple[object, ...] = (), error: BaseException | None = None) -> str:
    handler = log.start(file)
    try:
        log.logger.warning(message, *arguments, exc_info=error)
    finally:
        log.stop(handler)
    return file.read_text(encoding="utf-8")


def test_numbers_ids_and_our_own_words_are_written(tmp_path: Path) -> None:
    case = UUID("01a20000-0000-7000-8000-000000000009")
    line = written(tmp_path / "log", message="case %s event %s rows %d", arguments=(case, log.Word("print"), 3))
    assert f"WARNING case {case} event print rows 3" in line


def test_a_text_that_may_hold_a_name_is_left_out(tmp_path: Path) -> None:
    line = written(tmp_path / "log", message="opened %s", arguments=("Aylin Kaya",))
    assert "Kaya" not in line
    assert "[left out]" in line


def test_an_exception_is_named_by_type_and_place_without_its_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Kaya") as raised:
        int("Aylin Kaya")
    line = written(tmp_path / "log", message="failed", error=raised.value)
    assert "ValueError at test_log.py:" in line
    assert "Kaya" not in line


def test_nothing_reaches_a_console(tmp_path: Path) -> None:
    handler = log.start(tmp_path / "log")
    try:
        assert not log.logger.propagate
        assert logging.getLogger("ks_desktop") is log.logger
    finally:
        log.stop(handler)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_log_that_cannot_be_written_stops_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    handler = log.start(Path("/dev/full"))
    log.logger.warning("rows %d", 3)
    log.stop(handler)
    assert capsys.readouterr().err == ""
