"""For whom a service is, in words: what has no column of its own stands behind what was written."""

from collections.abc import Iterator

from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.exchange.own_words import own_word

_BETWEEN = "\n\n"


def described(service: Service) -> str:
    """Return for whom it is: what was written, and then what is stated besides."""
    return _BETWEEN.join(part for part in (service.for_whom, stated(service)) if part)


def for_whom(text: str, tail: str) -> str:
    """Return what was written of a text, without what is stated besides."""
    if not tail:
        return text
    return "" if text == tail else text.removesuffix(f"{_BETWEEN}{tail}")


def stated(service: Service) -> str:
    """Return what is stated besides what was written, a line each."""
    return "\n".join(line for line in _lines(service) if line)


def _lines(service: Service) -> Iterator[str]:
    if service.not_for_whom:
        yield own_word("words", "not_for", text=service.not_for_whom)
    yield own_word("phase", service.phase.value)
    if service.from_age is not None:
        yield own_word("words", "from_age", age=service.from_age)
    if service.until_age is not None:
        yield own_word("words", "until_age", age=service.until_age)
    yield own_word("parity", service.parity.value)
    if service.takes_from:
        roles = ", ".join(own_word("role", role.value) for role in service.takes_from)
        yield own_word("words", "takes_from", roles=roles)
