"""Where help was asked for her, what she wanted herself, and what became of it."""

from collections.abc import Iterator

from ks_desktop.letters.extract.parts import Telling
from ks_desktop.onward.domain import OnwardReferral, OnwardStep
from ks_desktop.paper import documents as paper


def onward(telling: Telling) -> tuple[paper.Block, ...]:
    """Return each place where help was asked, with everything that was written down of it."""
    rows = tuple(
        (telling.day(one.made_on), _where(one, telling), one.wish, "\n".join(_became(one, telling)))
        for one in telling.kept.onward
    )
    return telling.table("onward", (1.7, 2.4, 2.2, 4.3), rows)


def _where(referral: OnwardReferral, telling: Telling) -> str:
    return f"{referral.receiver}\n{telling.words.get('onward', referral.way.value)}"


def _became(referral: OnwardReferral, telling: Telling) -> Iterator[str]:
    words = telling.words
    for step in referral.steps[1:]:
        yield words.text("onward", "line", day=telling.day(step.on), what=_what(step, telling), note=step.words)
    for held in referral.warm:
        spoken = words.text("onward", "spoken", who=held.with_whom)
        yield words.text("onward", "line", day=telling.day(held.on), what=spoken, note=held.words)
    if referral.took_over_on is not None:
        yield words.text("onward", "took_over", day=telling.day(referral.took_over_on))
    if len(referral.steps) == 1 and not referral.warm:
        yield words.get("onward", "draft")


def _what(step: OnwardStep, telling: Telling) -> str:
    words = telling.words
    what = str(words.get("onward", step.state.value))
    if step.reason is not None:
        return f"{what}: {words.get('onward', step.reason.value)}"
    if step.starts_on is not None:
        return words.text("onward", "from", what=what, day=telling.day(step.starts_on))
    if step.waiting_weeks is not None:
        return words.text("onward", "weeks", what=what, count=step.waiting_weeks)
    return what
