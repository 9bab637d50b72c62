import pytest

from ks_desktop.core import paths
from ks_desktop.letters.texts.fromfile import pieces_of_file
from ks_desktop.letters.texts.parts import keyed, texts_in
from ks_desktop.letters.wording import fill, wording
from tests.letters.texts.shipped import KINDS

VALUES: tuple[dict[str, str], ...] = (
    {},
    {"phone": "030", "hours": "elke dag"},
    {"mode": "phone", "contact_on": "3 mei", "visit": "held"},
)


def test_every_shipped_text_prints_the_same_in_pieces() -> None:
    assert paths.resources().is_dir()
    for kind in KINDS:
        body = wording(kind).get("body")
        for part in keyed(body).values():
            files = [part[name] for name in ("text", "source") if name in part]
            files += [*part.get("items", ()), *(text for _label, text in part.get("rows", ()))]
            for text, pieces in zip(files, texts_in(part), strict=True):
                known = dict.fromkeys((*pieces.fields(), *(one.name for one in pieces.conditions())), "")
                for values in VALUES:
                    assert pieces.render(known | values) == fill(text, known | values), (kind, text)


@pytest.mark.parametrize("template", ["{% for a in b %}{{ a }}{% endfor %}", "{{ a.b }}", "{{ a() }}", "{{ a|upper }}"])
def test_what_does_more_than_fill_in_is_no_text(template: str) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        pieces_of_file(template)
