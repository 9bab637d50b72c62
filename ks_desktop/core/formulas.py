"""Cells that no spreadsheet takes for a formula: an apostrophe stands before them, and is taken away when read back."""

import re
from typing import Final

_ESCAPED: Final = re.compile(r"'+[=+\-@\t\r]")
_DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r]")


def escape(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with an apostrophe before it if need be."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def escape_again(text: str) -> str:
    """Return a text for a cell that is text already: only what `unescape` would take for escaped is escaped."""
    return f"'{text}" if _ESCAPED.match(text) else text


def unescape(text: str) -> str:
    """Return what `escape` was given."""
    return text[1:] if _ESCAPED.match(text) else text
