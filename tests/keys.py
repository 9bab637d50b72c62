"""A passphrase, and a key that is cheap to derive: tests need the real path, not the real cost."""

from typing import Final

from ks_desktop.security.vault import Cost

PASSPHRASE: Final = "een twee drie vier vijf"  # noqa: S105 - of files that live for a test
CHEAP: Final = Cost(passes=1, memory_kib=8 * 1024, lanes=1)
