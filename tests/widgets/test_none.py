import subprocess
import sys

# More calls than None has references in a fresh program: without the remedy in ks_desktop.widgets it is aborted.
PROGRAM = """
import ks_desktop.widgets
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
"""


def test_two_hundred_thousand_qt_calls_do_not_abort_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-500:]
