from uuid import UUID

from ks_desktop.coalition.exchange.copy import Extra, KeptCell, KeptGroup, KeptRow
from ks_desktop.coalition.exchange.files import read
from ks_desktop.coalition.exchange.kept import as_text, from_text
from tests.coalition.exchange.makers import as_json
from tests.coalition.exchange.test_foreign import ORUK_1

ROW = KeptRow("phone", (("id", "x"), ("number", "1\n2")))


def test_what_is_kept_comes_back_from_its_text() -> None:
    owner = UUID(int=4)
    made = Extra(owner=owner, cells=(KeptCell("name", "", "é"),), groups=(KeptGroup("p", "[]", (ROW,)),), rows=(ROW,))
    assert from_text(owner, as_text(made)) == made
    extras = read(as_json(ORUK_1), "oruk").extras
    assert tuple(from_text(extra.owner, as_text(extra)) for extra in extras) == extras
