import tomllib

from ks_desktop.core import paths
from ks_desktop.letters.texts.allowed import allowed_in
from ks_desktop.letters.texts.merging import merged_body
from ks_desktop.letters.texts.parts import json_of, kept_part, keyed, part_of, said, texts_in
from ks_desktop.letters.texts.pieces import Field, Pieces, Plain
from ks_desktop.letters.wording import wording
from tests.letters.texts.shipped import KINDS


def test_a_part_keeps_its_key_when_one_with_a_key_comes_between() -> None:
    first = [
        {"block": "paragraph", "text": "a"},
        {"block": "heading", "text": "b"},
        {"block": "paragraph", "text": "c"},
    ]
    later = [first[0], {"block": "paragraph", "text": "new", "key": "since-2027"}, *first[1:]]
    assert list(keyed(first)) == ["paragraph-1", "heading-1", "paragraph-2"]
    assert {key: part for key, part in keyed(later).items() if key != "since-2027"} == keyed(first)


def test_what_is_kept_of_each_shipped_part_is_that_part() -> None:
    for kind in KINDS:
        for part in keyed(wording(kind).get("body")).values():
            kept = kept_part(part)
            assert texts_in(part_of(kept)) == texts_in(part)
            assert kept_part(part_of(kept)) == kept
            assert json_of(kept) == json_of(dict(reversed(kept.items())))


def test_every_shipped_part_names_its_own_key() -> None:
    files = [tomllib.loads(file.read_text("utf-8")) for file in (paths.resources() / "letters").glob("*/*.toml")]
    bodies = [texts["body"] for texts in files if isinstance(texts.get("body"), list)]
    assert len(bodies) > len(KINDS)
    for body in bodies:
        keys = [part.get("key", "") for part in body]
        assert all(keys)
        assert len({*keys}) == len(keys)


def test_an_own_text_goes_with_its_part_and_never_to_the_next() -> None:
    body = wording("appointment").get("body")
    own = {"body.paragraph-2": {"block": "paragraph", "text": ["Mijn tekst"], "when": ""}}
    later = [part for part in body if part["key"] != "paragraph-2"]
    may = allowed_in(wording("appointment").texts, {})
    assert merged_body(later, own, may) == later


def test_a_text_of_a_file_is_read_and_an_own_one_is_not() -> None:
    assert said("{{ nurse }}") == Pieces((Field("nurse"),))
    assert said(Plain("{{ nurse }}")) == Pieces(("{{ nurse }}",))
    assert said(Pieces(("x",))) == Pieces(("x",))
