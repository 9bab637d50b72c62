import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from ks_desktop.core import paths
from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.texts.allowed import ASKED, allowed_in, questions_of
from ks_desktop.letters.texts.hints import hints_of
from ks_desktop.letters.texts.parts import keyed, texts_in
from ks_desktop.letters.texts.words import FIELDS
from ks_desktop.letters.wording import fill, wording

FORBIDDEN = re.compile(r"kwetsba|risico|kansrijke start", re.IGNORECASE)


@pytest.mark.parametrize("kind", LetterKind)
def test_each_kind_has_its_wording_and_version(kind: LetterKind) -> None:
    found = wording(kind)
    assert found.version.startswith(f"{kind.value} 20")
    assert found.get("body")


def test_no_wording_names_her_as_a_problem() -> None:
    files = sorted((paths.resources() / "letters").rglob("*.toml"))
    assert files
    assert [file.name for file in files if FORBIDDEN.search(file.read_text(encoding="utf-8"))] == []


def shipped() -> Iterator[tuple[str, str, Mapping[str, Any], Mapping[str, Any]]]:
    """Each wording of a letter in each language, with the Dutch one."""
    for file in sorted((paths.resources() / "letters").glob("*/*.toml")):
        if file.stem in set(LetterKind):
            language = file.parent.name
            yield file.stem, language, wording(file.stem, language).texts, wording(file.stem).texts


def test_every_wording_has_known_fields_and_conditions_and_the_parts_of_the_dutch_one() -> None:
    assert {language for _kind, language, _texts, _dutch in shipped()} > {"nl", "ar", "ti"}
    for kind, language, texts, dutch in shipped():
        questions = dict(questions_of(dutch))
        known, may = allowed_in(dutch, questions), allowed_in(texts, questions)
        where = f"{language}/{kind}"
        assert may.fields <= known.fields | {"when"}, where
        assert may.asked <= known.asked | {"when"}, where
        assert {name for name in may.fields if not name.startswith(ASKED)} <= set(FIELDS) | {"when"}, where
        parts = [(key, part["block"]) for key, part in keyed(texts["body"]).items()]
        assert parts == [(key, part["block"]) for key, part in keyed(dutch["body"]).items()], where


def test_letters_to_her_are_easy_dutch() -> None:
    hers = [kind for kind in LetterKind if kind.is_to_her]
    assert hers
    for kind in hers:
        for key, part in keyed(wording(kind).get("body")).items():
            for pieces in texts_in(part):
                assert hints_of(pieces, "nl", to_her=True) == (), (kind, key)


def test_dates_are_written_without_a_leading_zero() -> None:
    dutch = wording(LetterKind.FEEDBACK)
    assert dutch.day(date(2026, 11, 3)) == "3 november 2026"
    assert dutch.long_day(date(2026, 11, 24)) == "dinsdag 24 november 2026"
    assert dutch.month(date(2027, 3, 16)) == "maart"


def test_languages_have_their_dutch_names() -> None:
    dutch = wording(LetterKind.FEEDBACK)
    assert dutch.language_name("ti") == "Tigrinya"
    assert dutch.language_name("zz") == "zz"


def test_what_is_not_given_is_an_error_and_never_an_empty_place() -> None:
    with pytest.raises(UndefinedError):
        fill("Beste {{ name }}", {})


def test_what_is_filled_in_is_neither_template_nor_markup() -> None:
    assert fill("{{ name }}", {"name": "{{ 7 * 7 }} <b> & O'Brien"}) == "{{ 7 * 7 }} <b> & O'Brien"


def test_a_wording_cannot_reach_into_the_program() -> None:
    with pytest.raises(SecurityError):
        fill("{{ name.__class__.__mro__ }}", {"name": "x"})


def test_a_missing_text_is_named() -> None:
    dutch = wording(LetterKind.FEEDBACK)
    assert not dutch.has("labels", "shoe_size")
    assert dutch.has("labels", "name")
    with pytest.raises(LookupError):
        dutch.text("labels", "shoe_size")


@pytest.mark.parametrize("damaged", [b'version = "20', b"\xff\xfe\x00"])
def test_a_damaged_file_is_named_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "letters" / "xx").mkdir(parents=True)
    (tmp_path / "letters" / "xx" / "common.toml").write_bytes(damaged)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(UserError) as refused:
        wording("feedback", "xx")
    assert refused.value.values["file"] == "xx/common.toml"
