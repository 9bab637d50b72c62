"""One small house for all tests of requests; each signs up a woman of her own."""

from collections.abc import Iterator

import pytest

from ks_desktop.house import House
from tests.houses import new_house


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made, _code = new_house(tmp_path_factory.mktemp("verzoeken") / "data")
    yield made
    made.close()
