import io
import zipfile

import pytest

from ks_desktop.core.unzipping import Limits, ZipError, ZipProblem, check_parts

LIMITS = Limits(unpacked=5_000_000, parts=3, of_parts={"small.csv": 100})


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def problem(content: bytes) -> ZipProblem:
    with pytest.raises(ZipError) as caught:
        check_parts(content, LIMITS)
    return caught.value.problem


def test_the_names_of_what_is_let_through_are_told() -> None:
    assert check_parts(zipped(**{"A.csv": b"x", "b.json": b"{}"}), LIMITS) == {"a.csv", "b.json"}


def test_what_unpacks_to_too_much_is_not_opened() -> None:
    assert problem(zipped(bomb=bytes(4_000_000))) is ZipProblem.TOO_LARGE
    assert problem(zipped(**{"small.csv": b"x" * 101})) is ZipProblem.TOO_LARGE
    assert problem(zipped(a=b"", b=b"", c=b"", d=b"")) is ZipProblem.TOO_LARGE


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no zip at all", zipped(a=b"abc")[:40]], ids=("empty", "start", "text", "cut")
)
def test_what_is_no_zip_is_broken(content: bytes) -> None:
    assert problem(content) is ZipProblem.BROKEN


def test_whoever_asks_may_refuse_by_the_names_before_anything_is_unpacked() -> None:
    def refuse(names: frozenset[str]) -> None:
        raise LookupError(*names)

    with pytest.raises(LookupError, match="bomb"):
        check_parts(zipped(bomb=bytes(4_000_000)), LIMITS, check_names=refuse)
