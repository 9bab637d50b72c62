import json
import subprocess
import sys
from pathlib import Path

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.referrals.formreading import limits
from ks_desktop.referrals.formreading.apart import WORD, read_apart, type_of
from ks_desktop.referrals.formreading.reading import read_here
from tests import papers as made
from tests.referrals.formreading import hostile


def test_apart_is_read_what_is_read_here() -> None:
    assert read_apart(made.filled()) == read_here(made.filled())


def test_the_refusal_comes_back_in_words() -> None:
    for content, code in (
        (hostile.form(hostile.packed, compress_streams=False), "paper_too_heavy"),
        (hostile.locked("geheim"), "paper_encrypted"),
        (b"geen papier", "paper_no_paper"),
    ):
        with pytest.raises(UserError) as refused:
            read_apart(content)
        assert refused.value.code == code


# In a process of its own: a process only knows the largest of all children it ever had.
HEAVY = """
import resource, sys
from ks_desktop.core.errors import UserError
from ks_desktop.referrals.formreading.apart import read_apart
try:
    read_apart(sys.stdin.buffer.read())
except UserError as refused:
    print(refused.code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process took, in this unit")
def test_of_a_paper_that_unpacks_without_end_the_memory_stays_small() -> None:
    bomb = hostile.form(hostile.packed, compress_streams=False)
    done = subprocess.run([sys.executable, "-c", HEAVY], input=bomb, capture_output=True, check=True)
    code, kilobytes = done.stdout.decode().split()
    assert code == "paper_too_heavy"
    assert int(kilobytes) * 1024 < 400_000_000


def test_what_falls_over_or_never_ends_is_refused_and_the_window_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_SECONDS", 0.01)
    with pytest.raises(UserError) as refused:
        read_apart(made.filled())
    assert refused.value.code == "paper_too_heavy"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows holds a process to no limit of this kind")
def test_the_process_may_write_no_file_and_use_no_more_memory_than_it_needs(tmp_path: Path) -> None:
    script = (
        "import sys; from ks_desktop.referrals.formreading.apart import _bind; _bind()\n"
        "try:\n bytearray(500_000_000)\nexcept MemoryError:\n print('geheugen')\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"try:\n open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x')\nexcept OSError:\n print('bestand')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["geheugen", "bestand"]
    assert (tmp_path / "x").stat().st_size == 0


def test_the_word_reads_one_paper_from_its_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ks_desktop", WORD], input=made.filled(), capture_output=True, check=True
    )
    line, _, shown = done.stdout.partition(b"\n")
    assert json.loads(line)["values"] == made.TYPED
    assert shown.startswith(b"%PDF-")
    assert type_of(made.filled()) == "application/pdf"
