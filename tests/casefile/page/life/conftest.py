"""One house for all the forms of this card: each test takes a case of its own."""

from collections.abc import Iterator

import pytest

from ks_desktop.house import House
from tests.houses import practice


@pytest.fixture(scope="package")
def house() -> Iterator[House]:
    opened = practice()
    yield opened
    opened.close()
