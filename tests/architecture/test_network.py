"""The program reaches for no network: nothing that could is even imported."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

ABLE = frozenset(
    {
        "aiohttp",
        "asyncio",
        "ftplib",
        "http",
        "httpx",
        "imaplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "socketserver",
        "ssl",
        "telnetlib",
        "urllib",
        "urllib3",
        "webbrowser",
        "xmlrpc",
    }
)
ABLE_OF_QT = frozenset({"QtNetwork", "QtWebSockets", "QtWebEngineCore", "QtWebEngineWidgets", "QDesktopServices"})


def able(code: str) -> Iterator[str]:
    """Return what a module imports that could reach a network."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            named = [f"{node.module or ''}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in named:
            parts = name.split(".")
            if parts[0] in ABLE or ABLE_OF_QT & set(parts):
                yield name


def test_nothing_that_could_reach_a_network_is_imported() -> None:
    files = sorted((ROOT / "ks_desktop").rglob("*.py"))
    assert len(files) > 100
    found = {str(Path(file).relative_to(ROOT)): list(able(file.read_text(encoding="utf-8"))) for file in files}
    assert {file: names for file, names in found.items() if names} == {}


def test_such_an_import_would_be_seen() -> None:
    assert list(able("from PySide6 import QtNetwork")) == ["PySide6.QtNetwork"]
    assert list(able("import urllib.request")) == ["urllib.request"]
    assert list(able("def f():\n    from http import client")) == ["http.client"]
    assert list(able("from PySide6.QtGui import QDesktopServices")) == ["PySide6.QtGui.QDesktopServices"]
