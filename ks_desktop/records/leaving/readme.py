"""What lies beside an export, for whoever opens it without this program. Dutch, as the papers are."""

from ks_desktop.core import paths


def readme(*, with_restricted: bool) -> str:
    """Return the text of the file that explains the others."""
    source = (paths.resources() / "texts" / "leaving_nl.txt").read_text(encoding="utf-8")
    text, opened, left_out = source.split("\n---\n")
    return text.replace("{restricted}", (opened if with_restricted else left_out).strip())
