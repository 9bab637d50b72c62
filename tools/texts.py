"""Texts of the screen: take them out of the source, look after the Dutch, compile it.

    python tools/texts.py update [ROOM ...]   source -> resources/i18n/nl/LC_MESSAGES/<room>.po
    python tools/texts.py compile             all rooms -> ks_desktop.mo
    python tools/texts.py check               exit 1 and a list of what is not in order

A room is a package folder under ks_desktop; files directly in ks_desktop form the room "main". The .po files
carry no dates and no line numbers and are sorted, so that a difference in review is a difference in words. A
translation is never guessed: a changed English sentence asks for Dutch again.
"""

import argparse
import io
import os
import string
import sys
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGE: Final = "nl"
MAIN_ROOM: Final = "main"
KEYWORDS: Final = {"_": None, "N_": None, "n_": (1, 2)}
HEADER: Final = """msgid ""
msgstr ""
"Language: nl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
LINE_WIDTH: Final = 110
_NO_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a compiled file says nothing about when

MessageId = str | tuple[str, ...]


class TextError(Exception):
    """Texts cannot be read or do not agree; the sentence says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the source and the translations are."""

    package: Path
    catalogues: Path

    @classmethod
    def of(cls, root: Path) -> "Places":
        """Return the places of the project in this folder."""
        return cls(
            package=root / "ks_desktop",
            catalogues=root / "resources" / "i18n" / LANGUAGE / "LC_MESSAGES",
        )

    def po(self, room: str) -> Path:
        """Return the file with the Dutch of a room."""
        return self.catalogues / f"{room}.po"

    def rooms(self) -> list[str]:
        """Return the rooms that have source or translations, sorted."""
        source = {entry.name for entry in self.package.iterdir() if (entry / "__init__.py").is_file()}
        translated = {entry.stem for entry in self.catalogues.glob("*.po")}
        return sorted(source | translated | {MAIN_ROOM})

    def sources(self, room: str) -> list[Path]:
        """Return the Python files of a room, sorted."""
        if room == MAIN_ROOM:
            return sorted(self.package.glob("*.py"))
        return sorted((self.package / room).rglob("*.py"))


def extract(places: Places, room: str) -> list[MessageId]:
    """Return every marked text in a room's source, each once, sorted.

    Raises:
        TextError: a file cannot be read as Python.
    """
    found: dict[str, MessageId] = {}
    for source in places.sources(room):
        for message in _texts_in(source):
            _keep(found, message, source.name)
    return [found[key] for key in sorted(found)]


def _texts_in(source: Path) -> Iterator[MessageId]:
    try:
        for _line, message, _comments, _context in extract_from_file(
            "python", source, KEYWORDS, options={"encoding": "utf-8"}
        ):
            if singular(message):
                yield message
    except (SyntaxError, tokenize.TokenError, UnicodeDecodeError) as error:
        raise TextError(f"{source}: not readable as Python ({error})") from error


def _keep(found: dict[str, MessageId], message: MessageId, where: str) -> None:
    """Remember a text; a text with a plural wins from the same text without one."""
    key = singular(message)
    known = found.get(key)
    if isinstance(known, tuple) and isinstance(message, tuple) and known != message:
        raise TextError(f"{where}: {key!r} has two different plurals")
    if known is None or isinstance(message, tuple):
        found[key] = tuple(message) if isinstance(message, tuple) else message


def singular(message: MessageId) -> str:
    """Return the text itself, or of a pair the one for a single thing."""
    return message if isinstance(message, str) else message[0]


def id_of(message: Message) -> MessageId:
    """Return the English of a catalogue entry: a text, or a pair for one and for more."""
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the Dutch of a catalogue entry: one form, or one for each number; empty where none is given."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def read(path: Path) -> Catalog:
    """Return a room's translations; an absent file is an empty one.

    Raises:
        TextError: the file is damaged.
    """
    if not path.is_file():
        return Catalog(locale=LANGUAGE)
    try:
        with path.open("rb") as stream:
            return read_po(stream, locale=LANGUAGE, ignore_obsolete=True, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise TextError(f"{path}: not readable ({error})") from error


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Yield the texts of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def update(places: Places, room: str) -> bool:
    """Write a room's .po anew from its source, keeping translations, and return whether it changed."""
    path = places.po(room)
    known = {singular(id_of(message)): message for message in messages(read(path))}
    wanted = Catalog(locale=LANGUAGE)
    for message in extract(places, room):
        old = known.get(singular(message))
        kept = old is not None and not old.fuzzy and id_of(old) == message
        translation = old.string if old is not None and kept else ""
        wanted.add(message, translation, flags=(), user_comments=old.user_comments if old else ())
    before = path.read_bytes() if path.is_file() else b""
    after = _as_po(wanted) if len(wanted) else b""
    if before == after:
        return False
    if after:
        _replace(path, after)
    else:
        path.unlink()
    return True


def _as_po(catalogue: Catalog) -> bytes:
    body = io.BytesIO()
    write_po(
        body,
        catalogue,
        width=LINE_WIDTH,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    return HEADER.encode() + body.getvalue().strip(b"\n") + b"\n"


def _replace(path: Path, content: bytes) -> None:
    """Put a file in place in one step, so that two builders at once never see half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def merge(places: Places) -> Catalog:
    """Return all rooms' translations in one catalogue.

    Raises:
        TextError: two rooms translate the same sentence differently.
    """
    merged = Catalog(project="ks_desktop", locale=LANGUAGE, creation_date=_NO_DATE, revision_date=_NO_DATE, fuzzy=False)
    origin: dict[str, tuple[str, Message]] = {}
    for path in sorted(places.catalogues.glob("*.po")):
        for message in messages(read(path)):
            if not is_translated(message):
                continue
            key = singular(id_of(message))
            room, first = origin.setdefault(key, (path.stem, message))
            if (first.id, first.string) != (message.id, message.string):
                raise TextError(f"{key!r}: {room} says {first.string!r}, {path.stem} says {message.string!r}")
            if first is message:
                merged.add(message.id, message.string)
    return merged


def compile_all(places: Places) -> int:
    """Write the compiled catalogue and return how many texts it holds."""
    merged = merge(places)
    content = io.BytesIO()
    write_mo(content, merged)
    _replace(places.catalogues / "ks_desktop.mo", content.getvalue())
    return len(merged)


def is_translated(message: Message) -> bool:
    """Return whether every form of a text has its Dutch and nobody marked it doubtful."""
    forms = forms_of(message)
    expected = 1 if isinstance(message.id, str) else 2
    return not message.fuzzy and len(forms) == expected and all(forms)


def problems(places: Places) -> Iterator[str]:
    """Yield one line for each text that is missing, obsolete, untranslated or has other places to fill in."""
    for room in places.rooms():
        wanted = set(extract(places, room))
        present = {id_of(message) for message in messages(read(places.po(room)))}
        for message in sorted(wanted - present, key=singular):
            yield f"{room}: not in the .po: {singular(message)!r}"
        for message in sorted(present - wanted, key=singular):
            yield f"{room}: no longer in the source: {singular(message)!r}"
        for entry in messages(read(places.po(room))):
            yield from _problems_of(room, entry)
    try:
        merge(places)
    except TextError as error:
        yield str(error)


def _problems_of(room: str, message: Message) -> Iterator[str]:
    if not is_translated(message):
        yield f"{room}: not translated: {singular(id_of(message))!r}"
        return
    ids = (message.id,) if isinstance(message.id, str) else message.id
    for original, translation in zip(ids, forms_of(message), strict=True):
        if slots(original) != slots(translation):
            yield f"{room}: other places to fill in: {original!r} -> {translation!r}"


def slots(text: str) -> set[str]:
    """Return the names between braces in a text; a text with a loose brace returns that as its one slot."""
    try:
        return {name for _literal, name, _format, _conversion in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}


def _update_rooms(places: Places, rooms: Iterable[str]) -> int:
    failed = 0
    for room in rooms:
        try:
            changed = update(places, room)
        except TextError as error:
            print(error, file=sys.stderr)
            failed = 1
            continue
        open_texts = sum(not is_translated(message) for message in messages(read(places.po(room))))
        if changed or open_texts:
            print(f"{room}: {'written' if changed else 'unchanged'}, {open_texts} to translate")
    return failed


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run one of the three words and return the exit code."""
    parser = argparse.ArgumentParser(prog="texts.py", description="Texts of the screen")
    words = parser.add_subparsers(dest="word", required=True)
    words.add_parser("update").add_argument("rooms", nargs="*", metavar="ROOM")
    words.add_parser("compile")
    words.add_parser("check")
    chosen = parser.parse_args(arguments)
    places = Places.of(root)
    try:
        if chosen.word == "update":
            return _update_rooms(places, chosen.rooms or places.rooms())
        if chosen.word == "compile":
            print(f"{compile_all(places)} texts compiled")
            return 0
        found = list(problems(places))
    except TextError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(found) or "all texts are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
