import time
from random import Random

from ks_desktop.visits.domain import Transport
from ks_desktop.visits.travel import journey, places
from ks_desktop.visits.travel.tables import table


def test_a_table_says_the_same_as_single_journeys() -> None:
    digits = ["", *sorted(Random(1).sample(sorted(places()), 40))]  # noqa: S311 - the same ones each time
    found = table(digits, Transport.CAR)
    assert all(found[one][other] == journey(one, other, Transport.CAR).minutes for one in digits for other in digits)


def test_a_large_table_is_quick() -> None:
    digits = sorted(Random(2).sample(sorted(places()), 250))  # noqa: S311 - the same ones each time
    begun = time.process_time()
    table(digits, Transport.BICYCLE)
    # A sixteenth of 1,000 x 1,000, which may take 3 seconds; the rest is for slower computers.
    assert time.process_time() - begun < 1.5
