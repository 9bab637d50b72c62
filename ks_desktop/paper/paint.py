"""The door: a plain document in, the bytes of a PDF out. The press itself is loaded at the first call."""

from ks_desktop.paper.documents import Document


def render(document: Document, *, draft: bool = False) -> bytes:
    """Return the document as a PDF (A4, fonts embedded); the same document always gives the same bytes.

    Args:
        document: What to print.
        draft: Print the document's draft word large and pale over each page.

    Raises:
        UserError: the sender's logo is no picture we can print (code `logo`).
    """
    from ks_desktop.paper import press

    return press.render(document, draft=draft)


def missing_glyphs(document: Document) -> tuple[str, ...]:
    """Return the characters of a document that no font of ours can print, each once, in order of appearance."""
    from ks_desktop.paper import fonts
    from ks_desktop.paper.documents import texts_of

    return fonts.missing_glyphs("".join(texts_of(document)))


def check_logo(content: bytes) -> None:
    """Check that a picture can be printed as a logo: PNG or JPEG, at most 2 MB and 4 million dots.

    Raises:
        UserError: it can not (code `logo`, field `logo`).
    """
    from ks_desktop.paper import pictures

    pictures.read_logo(content)
