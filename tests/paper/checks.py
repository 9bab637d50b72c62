"""Are these papers sound? `python -m tests.paper.checks FILE...` says so, and so does `assert_sound` in a test.

Programs of others look: qpdf (the file is whole), pdffonts (every font is in it), outloud and pdfua (it can be read
aloud) and Preflight of PDFBox (it is PDF/A-1b); and pikepdf sees that it claims to be both. What is not installed is
left out, and `left_out` says so.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final
from xml.etree import ElementTree as Xml

from pikepdf import Name, Pdf, PdfError

_JARS: Final = Path("/usr/share/java")
_JAR_NAMES: Final = (
    *("pdfbox2", "fontbox2", "preflight", "xmpbox", "jaxb-api"),
    *("javax.activation", "commons-logging", "commons-io"),
)
# What these find is meant so: an address on paper is no link, and each letter of many has the same head.
_NOT_ASKED: Final = ("LNK-010", "PAG-001")
_STARTS: Final = "-XX:TieredStopAtLevel=1"  # a short run: no time is lost on making it fast


def findings(papers: Mapping[str, bytes], only: str = "") -> Iterator[str]:
    """Give what is wrong with some papers, each as one line: the check, the paper, what it says.

    Args:
        papers: by name.
        only: one of `CHECKS`; all that can be done here if it is not given.
    """
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{name}.pdf" for name in papers]
        for file, content in zip(files, papers.values(), strict=True):
            file.write_bytes(content)
        for name, check in CHECKS.items():
            if not missing(name) and only in {"", name}:
                yield from (f"{name}: {line}".replace(folder + "/", "") for line in check(files))


def assert_sound(pdf: bytes, *more: bytes, only: str = "") -> None:
    """Assert that papers are whole, can be read aloud and are archive files; once for many, for Java starts slowly."""
    found = list(findings({f"paper{number}": paper for number, paper in enumerate((pdf, *more), 1)}, only))
    assert not found, "\n".join(found)


@lru_cache
def missing(check: str) -> str:
    """Return which program a check misses on this computer; empty when it can be done."""
    if check == "preflight":
        jars = [name for name in _JAR_NAMES if not (_JARS / f"{name}.jar").exists()]
        return "java" if which("java") is None else f"{_JARS}/{jars[0]}.jar" if jars else ""
    if check in {"outloud", "pdfua"}:
        return "" if find_spec(check) else check
    return "" if check == "claims" or which(check) else check


def left_out() -> tuple[str, ...]:
    """Return the checks that cannot be done on this computer, each with the program that it misses."""
    return tuple(f"{check} (no {missing(check)})" for check in CHECKS if missing(check))


def _run(*command: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def _qpdf(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        done = _run("qpdf", "--check", file)
        if done.returncode:
            yield f"{file}: {done.stderr or done.stdout}"


def _pdffonts(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        for line in _run("pdffonts", file).stdout.splitlines()[2:]:
            if line.split()[-5] != "yes":
                yield f"{file}: a font is not in it: {line}"


def _outloud(files: Iterable[Path]) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        done = _run(sys.executable, "-m", "outloud.cli", *files, "--json", told, "--skip", ",".join(_NOT_ASKED))
        if not told.exists():
            yield f"it stopped: {done.stdout}{done.stderr}"
            return
        results = json.loads(told.read_text())["results"]
    for result in results:
        if result.get("error"):
            yield f"{result['path']}: {result['error']}"
        crashed = [run["rule"] for run in result["rules"] if run["status"] == "crashed"]
        yield from (f"{result['path']}: it could not look at {rule}" for rule in crashed)
        for found in result["findings"]:
            if found["severity"] != "info":
                said = f"{found['rule']} on page {found.get('page')}: {found['message']}"
                yield f"{result['path']}: {said} ({found.get('evidence', '')})"


def _pdfua(files: Iterable[Path]) -> Iterator[str]:
    done = _run(sys.executable, "-m", "pdfua", "check", "--format", "json", *files)
    told, at = done.stdout.strip(), 0
    while at < len(told):  # one record after another
        result, at = json.JSONDecoder().raw_decode(told, at)
        at += len(told[at:]) - len(told[at:].lstrip())
        for found in result.get("findings", ()):
            yield f"{result['file']}: {found['rule_id']} {found['message']}"
    if not told or done.stderr:
        yield f"it stopped: {done.stderr}"


def _preflight(files: Iterable[Path]) -> Iterator[str]:
    listed = [file.resolve() for file in files]
    with TemporaryDirectory() as folder:
        papers = Path(folder) / "papers"
        papers.write_text("".join(f"{file}\n" for file in listed))
        jars = ":".join(str(_JARS / f"{name}.jar") for name in _JAR_NAMES)
        main = "org.apache.pdfbox.preflight.Validator_A1b"
        done = _run("java", _STARTS, "-cp", jars, main, "xml", "group", papers)
        told = papers.with_name("papers.preflight.xml")
        if not told.exists():
            yield f"it stopped: {done.stdout}{done.stderr}"
            return
        results = list(Xml.parse(told).getroot())  # noqa: S314 - written by Preflight a moment ago
    if len(results) != len(listed):
        yield f"it looked at {len(results)} of {len(listed)} papers"
    for result in results:
        if result.findtext("isValid") != "true":
            said = [f"{error.findtext('code')} {error.findtext('details')}" for error in result.iter("error")]
            yield f"{result.get('name')}: {'; '.join(said)}"


def _claims(files: Iterable[Path]) -> Iterator[str]:
    """A file that does not say what it is passes many a check."""
    for file in files:
        try:
            paper = Pdf.open(file)
        except PdfError as error:
            yield f"{file}: {error}"
            continue
        with paper:
            told = bytes(paper.Root.Metadata.read_bytes()) if Name.Metadata in paper.Root else b""
            claims = (b"<pdfaid:part>1<", b"<pdfaid:conformance>B<", b"<pdfuaid:part>1<")
            yield from (f"{file}: it does not say {claim.decode()}" for claim in claims if claim not in told)
            if not paper.docinfo.get(Name.Title) or Name.Lang not in paper.Root:
                yield f"{file}: it has no title or no language"


CHECKS: Final[Mapping[str, Callable[[Iterable[Path]], Iterator[str]]]] = {
    "claims": _claims,
    "qpdf": _qpdf,
    "pdffonts": _pdffonts,
    "outloud": _outloud,
    "pdfua": _pdfua,
    "preflight": _preflight,
}


def main(arguments: Iterable[str]) -> int:
    """Check files and return 1 when one is not sound."""
    papers = {Path(name).stem: Path(name).read_bytes() for name in arguments}
    for line in left_out():
        sys.stdout.write(f"left out: {line}\n")
    found = list(findings(papers))
    for line in found or [f"{len(papers)} papers are sound"]:
        sys.stdout.write(f"{line}\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
