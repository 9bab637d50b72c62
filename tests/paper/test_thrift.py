from dataclasses import replace

from ks_desktop.paper.documents import Ink, Sender
from ks_desktop.paper.paint import render
from tests.paper import samples
from tests.paper.reading import letters_of, painted_with, read
from tests.paper.test_head import logo


def test_with_little_ink_the_same_words_are_black_the_lines_thin_and_nothing_is_filled() -> None:
    sender = Sender(organisation="JGZ Proefstad", lines=("Voorbeeldlaan 12",), logo=logo())
    full = render(replace(samples.referral_letter(), sender=sender))
    low = render(replace(samples.referral_letter(), sender=sender, ink=Ink.LOW))
    assert letters_of(low) == letters_of(full)
    assert len(read(full).pages[0].images) == 1
    assert not read(low).pages[0].images
    colours, widths = painted_with(low)
    assert colours == {(0.0, 0.0, 0.0)}
    assert max(widths) <= 0.4
    assert max(painted_with(full)[1]) >= 2


def test_a_plan_can_be_printed_with_little_ink_too() -> None:
    low = render(replace(samples.day_plan(), ink=Ink.LOW))
    assert letters_of(low) == letters_of(render(samples.day_plan()))
    assert max(painted_with(low)[1]) <= 0.4
