import subprocess
import sys

PROGRAM = """
import ks_desktop.widgets
from PySide6.QtCore import QCoreApplication, QObject, Signal
class Bell(QObject):
    rung = Signal()
application = QCoreApplication([])
bell = Bell()
for _ in range(20_000):
    bell.rung.emit()
    bell.setObjectName("bell")
print("still here")
"""


def test_a_working_day_of_signals_does_not_end_the_program() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "still here\n"), ended.stderr
