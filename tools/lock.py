"""Write requirements.lock anew from pyproject.toml: `python tools/lock.py` (needs uv, which set-up does not install).

The lock holds every package of the program and of its builders, for all systems, with hashes, and no address: whoever
installs chooses where packages come from.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LOCK: Final = ROOT / "requirements.lock"
HEADER: Final = "# Written by tools/lock.py from pyproject.toml; do not edit.\n"
COMMAND: Final = (
    "uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group dev"
    " --output-file requirements.lock pyproject.toml"
)


def main() -> int:
    """Write the lock and return the exit code."""
    done = subprocess.run(COMMAND.split(), cwd=ROOT, check=False)
    if done.returncode:
        return done.returncode
    LOCK.write_text(HEADER + LOCK.read_text(encoding="utf-8"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
