"""The texts of one kind of paper as somebody sees them who changes them: what each is, shipped and own."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain.own_texts import COMMON, OwnText, OwnTexts
from ks_desktop.letters.texts.allowed import allowed_at, allowed_in, questions_of
from ks_desktop.letters.texts.content import content_shown
from ks_desktop.letters.texts.merging import LEFT_OUT, every_question, merged_questions, order_of
from ks_desktop.letters.texts.parts import BODY, OWN, QUESTIONS, TEXT_BLOCKS, json_of, kept_part, keyed, said
from ks_desktop.letters.texts.questions import QUESTION, question_kept, question_shown
from ks_desktop.letters.texts.words import BLOCKS, SIMPLE, Vocabulary, vocabulary

ASKS_IN: Final = "nl"
"""The language that says what is printed, in which order, and what is asked: another stands beside it, part by part."""
_OF_KIND: Final = ("subject", "footer")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One text of a paper.

    Attributes:
        path: where it stands; see `OwnText`.
        block: of a part; "" for a text of the head or the foot.
        what: what it is, for the screen.
        when: its condition as kept, "" always.
        text: as it is typed on the screen.
        shipped: the same as shipped now, "" when it was added here.
        is_own: somebody changed it here.
        is_left_out: it is not printed.
        is_changed_below: what was shipped is another text since it was changed here.
        is_fixed: the program prints it: it can be moved, and not changed.
        is_lost: nothing is shipped at its place any more; it is kept, and not printed.
        version: of the stored text, 0 without one.
    """

    path: str
    block: str = ""
    what: str
    when: str = ""
    text: str = ""
    shipped: str = ""
    is_own: bool = False
    is_left_out: bool = False
    is_changed_below: bool = False
    is_fixed: bool = False
    is_lost: bool = False
    version: int = 0

    @property
    def is_added(self) -> bool:
        """Tell whether it was added here."""
        return self.path.startswith(f"{BODY}.{OWN}") or (self.block == QUESTION and not self.shipped)

    @property
    def is_part(self) -> bool:
        """Tell whether it is a part of the body, which may be moved."""
        return self.path.startswith(f"{BODY}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSheet:
    """All texts of one kind of paper in one language, in the order of the paper."""

    kind: str
    language: str
    lines: tuple[TextLine, ...]
    questions: tuple[Mapping[str, Any], ...]
    shipped: Mapping[str, Any]
    own: OwnTexts

    def line(self, path: str) -> TextLine:
        """Return the text at a path.

        Raises:
            UserError: there is none any more.
        """
        found = next((line for line in self.lines if line.path == path), None)
        if found is None:
            raise UserError(N_("This text is not there any more."), code="gone", field="text")
        return found

    def words(self, path: str) -> Vocabulary:
        """Return the fields and conditions that may stand at a path."""
        return _words(self.kind, path, self.shipped, self.own)

    def stored(self, path: str) -> OwnText | None:
        """Return the own text at a path, None without one."""
        return next((text for text in self.own.texts if text.path == path and text.kind == self.kind), None)

    def order(self) -> tuple[str, ...]:
        """Return the keys of the parts that are printed, in order."""
        printed = [line for line in self.lines if line.is_part and not line.is_left_out and not line.is_lost]
        return tuple(line.path.removeprefix(f"{BODY}.") for line in printed)

    def base(self, path: str) -> str:
        """Return what is shipped at a path, as it is kept; "" when nothing is."""
        return _shipped_at(self.kind, path, self.shipped)

    @property
    def is_changed_below(self) -> bool:
        """Tell whether a shipped text is another one since it was changed here."""
        return any(line.is_changed_below or line.is_lost for line in self.lines)


def sheet_of(kind: str, language: str, shipped: Mapping[str, Any], own: OwnTexts) -> TextSheet:
    """Return the texts of a kind of paper, or those that all share.

    Args:
        kind: of paper, or COMMON.
        language: of the wording.
        shipped: its wording as shipped.
        own: all own texts.
    """
    texts = OwnTexts(tuple(text for text in own.of(kind, language).texts if text.kind == kind))
    kept = {text.path: text for text in texts.texts}
    make = _Lines(kind, shipped, texts, kept, () if language == ASKS_IN else _added(own.of(kind, ASKS_IN)))
    asked = make.asked() if kind != COMMON and language == ASKS_IN else ()
    questions = () if kind == COMMON else tuple(merged_questions(shipped, _contents(texts)))
    lines = (*make.lines(), *asked, *make.lost())
    return TextSheet(kind=kind, language=language, lines=lines, questions=questions, shipped=shipped, own=texts)


def _added(own: OwnTexts) -> tuple[OwnText, ...]:
    return tuple(text for text in own.texts if text.path.startswith(f"{BODY}.{OWN}"))


def _contents(own: OwnTexts) -> dict[str, Any]:
    return {text.path: json.loads(text.content) for text in own.texts}


def _words(kind: str, path: str, shipped: Mapping[str, Any], own: OwnTexts) -> Vocabulary:
    if kind == COMMON:
        return vocabulary(allowed_at(_at(shipped, path)), {})
    found = {**shipped, QUESTIONS: merged_questions(shipped, _contents(own))}
    questions = dict(questions_of(found))
    return vocabulary(allowed_in(shipped, questions), questions)


def _at(shipped: Mapping[str, Any], path: str) -> str:
    found: Any = shipped
    for name in path.split("."):
        found = found.get(name, "") if isinstance(found, Mapping) else ""
    return found if isinstance(found, str) else ""


def _shipped_at(kind: str, path: str, shipped: Mapping[str, Any]) -> str:
    if path == BODY:
        return json_of(list(keyed(shipped.get(BODY, ()))))
    if path.startswith(f"{BODY}.") and kind != COMMON:
        part = keyed(shipped.get(BODY, ())).get(path.removeprefix(f"{BODY}."))
        return json_of(kept_part(part)) if part else ""
    if path.startswith(f"{QUESTIONS}."):
        known = dict(questions_of(shipped)).get(path.removeprefix(f"{QUESTIONS}."))
        return json_of(question_kept(known)) if known else ""
    found = _at(shipped, path)
    return json_of(said(found).kept()) if found else ""


class _Lines:
    """Makes the lines of a sheet."""

    def __init__(
        self,
        kind: str,
        shipped: Mapping[str, Any],
        own: OwnTexts,
        kept: Mapping[str, OwnText],
        to_translate: Iterable[OwnText],
    ) -> None:
        self._kind = kind
        self._to_translate = {text.path: json.loads(text.content) for text in to_translate}
        self._shipped = shipped
        self._own = own
        self._kept = kept
        self._parts = keyed(shipped.get(BODY, ())) if kind != COMMON else {}

    def lines(self) -> Iterator[TextLine]:
        if self._kind == COMMON:
            yield from (self._simple(path) for path in self._shared())
            return
        yield self._simple("subject")
        order, left_out = self._order()
        yield from (self._part(key, is_left_out=key in left_out) for key in (*order, *left_out))
        yield self._simple("footer")

    def _shared(self) -> Iterator[str]:
        yield from (path for path in SIMPLE if path not in _OF_KIND and _at(self._shipped, path))
        yield from (f"labels.{word}" for word in self._shipped.get("labels", {}))

    def _order(self) -> tuple[list[str], list[str]]:
        paths = dict.fromkeys((*self._to_translate, *self._kept))
        added = [path.removeprefix(f"{BODY}.") for path in paths if path.startswith(f"{BODY}.{OWN}")]
        if BODY not in self._kept:
            return [*self._parts, *added], []
        kept = json.loads(self._kept[BODY].content)
        order = [
            key for key in order_of(list(self._parts), kept["order"], kept["base"]) if key in {*self._parts, *added}
        ]
        fixed = [key for key, part in self._parts.items() if part["block"] not in TEXT_BLOCKS and key not in order]
        order += fixed
        return order, [key for key in (*self._parts, *added) if key not in order]

    def _simple(self, path: str) -> TextLine:
        own, shipped = self._kept.get(path), said(_at(self._shipped, path)).kept()
        words = _words(self._kind, path, self._shipped, self._own)
        content = json.loads(own.content) if own else shipped
        what = _(SIMPLE[path]) if path in SIMPLE else _("Word before a datum: {word}", word=_at(self._shipped, path))
        return TextLine(
            path=path,
            what=what,
            text=content_shown("", content, words),
            shipped=content_shown("", shipped, words),
            is_own=own is not None,
            is_changed_below=own is not None and own.base != json_of(shipped),
            version=own.version if own else 0,
        )

    def _part(self, key: str, *, is_left_out: bool) -> TextLine:
        path, part = f"{BODY}.{key}", self._parts.get(key)
        own = self._kept.get(path)
        shipped = kept_part(part) if part else {}
        dutch = self._to_translate.get(path, {})
        content = json.loads(own.content) if own else shipped or dutch
        words, block = _words(self._kind, path, self._shipped, self._own), str(content["block"])
        is_fixed = block not in TEXT_BLOCKS
        return TextLine(
            path=path,
            block=block,
            what=self._what(block, is_missing=own is None and part is None),
            when=str(content.get("when", "")),
            text=self._said(part, block, content, words) if own or part else "",
            shipped=content_shown(block, shipped, words) if shipped and not is_fixed else "",
            is_own=own is not None,
            is_left_out=is_left_out,
            is_changed_below=own is not None and own.base != (json_of(shipped) if shipped else ""),
            is_fixed=is_fixed,
            version=own.version if own else 0,
        )

    def _what(self, block: str, *, is_missing: bool) -> str:
        what = _(BLOCKS[block]) if block in BLOCKS else block
        return _("{part}, still in Dutch alone", part=what) if is_missing else what

    def _said(self, part: Mapping[str, Any] | None, block: str, content: Mapping[str, Any], words: Vocabulary) -> str:
        is_fixed = part is not None and block not in TEXT_BLOCKS
        return self._data_said(part) if part and is_fixed else content_shown(block, content, words)

    def _data_said(self, part: Mapping[str, Any]) -> str:
        """Return which data a part prints, in the words of the letter."""
        names = self._shipped.get("labels", {})
        flat = [word for words in part.get("data", ()) for word in ([words] if isinstance(words, str) else words)]
        return ", ".join(str(names.get(word, word)) for word in flat)

    def asked(self) -> Iterator[TextLine]:
        """Return the questions, also those that are asked no more."""
        shipped = dict(questions_of(self._shipped))
        for question in every_question(self._shipped, _contents(self._own)):
            key = str(question["key"])
            own = self._kept.get(f"{QUESTIONS}.{key}")
            base = _shipped_at(self._kind, f"{QUESTIONS}.{key}", self._shipped)
            yield TextLine(
                path=f"{QUESTIONS}.{key}",
                block=QUESTION,
                what=_(BLOCKS[QUESTION]),
                text=question_shown(question),
                shipped=question_shown(shipped[key]) if key in shipped else "",
                is_own=own is not None,
                is_left_out=bool(question.get(LEFT_OUT)),
                is_changed_below=own is not None and bool(base) and own.base != base,
                version=own.version if own else 0,
            )

    def lost(self) -> Iterator[TextLine]:
        """Return the own texts whose place is not shipped any more."""
        for path, own in sorted(self._kept.items()):
            is_added = path.startswith((f"{BODY}.{OWN}", f"{QUESTIONS}."))
            if path == BODY or is_added or _shipped_at(self._kind, path, self._shipped):
                continue
            content = json.loads(own.content)
            block = str(content.get("block", "")) if isinstance(content, dict) else ""
            words = _words(self._kind, path, self._shipped, self._own)
            yield TextLine(
                path=path,
                block=block,
                what=_("Not in this letter any more"),
                text=content_shown(block, content, words),
                is_own=True,
                is_lost=True,
                is_fixed=True,
                version=own.version,
            )
