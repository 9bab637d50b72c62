from collections.abc import Iterator

import pytest

from tests.records.keeping.support import Kept, kept


@pytest.fixture
def opened() -> Iterator[Kept]:
    with kept() as found:
        yield found
