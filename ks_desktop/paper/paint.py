"""The door: a plain document in, the bytes of a PDF out. The press itself is loaded at the first call."""

from collections.abc import Iterable
from dataclasses import dataclass

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.paper.documents import Document, Letter
from ks_desktop.paper.forms import Form
from ks_desktop.paper.trials import Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A PDF to look at or print, and the characters in it that no font of ours has; a mark stands in their place."""

    pdf: bytes
    missing: tuple[str, ...] = ()


def paper_of(document: Document, *, draft: bool = False) -> Paper:
    """Return the document as a PDF, with the characters that could not be printed; see `render`."""
    return Paper(pdf=render(document, draft=draft), missing=missing_glyphs(document))


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


def render_many(documents: Iterable[Document], *, title: str = "", draft: bool = False) -> bytes:
    """Return many documents as one PDF, each on pages of its own with its own page numbers.

    Whoever hears it finds each as a part; each font is in the file once. The same documents always give the same bytes.

    Args:
        documents: What to print, one at least; each may be of another size and language.
        title: Of the file, neutral; that of the first document if not given.
        draft: Print each document's draft word large and pale over its pages.

    Raises:
        UserError: a sender's logo is no picture we can print (code `logo`).
    """
    from ks_desktop.paper import press

    return press.render_many(documents, title=title, draft=draft)


def render_form(form: Form) -> bytes:
    """Return a form to be filled in as a PDF (A4, fonts embedded); the same form always gives the same bytes.

    Raises:
        UserError: the sender's logo is no picture we can print (code `logo`).
    """
    from ks_desktop.paper import form_press

    return form_press.render(form)


def render_trial(trial: Trial) -> bytes:
    """Return the test page for a window as a PDF; the same page always gives the same bytes."""
    from ks_desktop.paper import trial_press

    return trial_press.render(trial)


def fits_window(letter: Letter) -> bool:
    """Tell whether the window shows the whole address of a letter, in letters that are read well."""
    from ks_desktop.paper import head, words

    try:
        return head.set_address(letter).fits
    finally:
        words.forget()  # it was a name


def prepared_logo(content: bytes) -> bytes:
    """Return a logo as it is kept: upright, on white, no larger than paper needs.

    Raises:
        UserError: it can not be printed (code `logo`, field `logo`).
    """
    from ks_desktop.paper import pictures

    return pictures.prepared(content)


def missing_glyphs(document: Document) -> tuple[str, ...]:
    """Return the characters of a document that no font of ours can print, each once, in order of appearance."""
    from ks_desktop.paper import fonts
    from ks_desktop.paper.documents import texts_of

    return fonts.missing_glyphs("\n".join(texts_of(document)))


def check_printable(text: str, *, field: str) -> None:
    """Check that every character of a text can be printed.

    Raises:
        UserError: it cannot; the characters are named (code `glyph`).
    """
    from ks_desktop.paper import fonts

    if missing := fonts.missing_glyphs(text):
        raise glyph_error(missing, field=field)


def glyph_error(missing: Iterable[str], *, field: str) -> UserError:
    """Return the error that names characters no font of ours has."""
    sentence = N_("These characters cannot be printed: {characters}. Write them in another way.")
    return UserError(sentence, code="glyph", field=field, values={"characters": " ".join(missing)})


def check_logo(content: bytes) -> None:
    """Check that a picture can be printed as a logo: PNG or JPEG, at most 2 MB and 4 million dots.

    Raises:
        UserError: it can not (code `logo`, field `logo`).
    """
    from ks_desktop.paper import pictures

    pictures.read_logo(content)
