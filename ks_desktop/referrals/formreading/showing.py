"""A copy of a form in which what was filled in stands on the page itself: for the screen, never kept.

The viewer in the window paints pages and no fields, and so it should: a field can carry more than a picture.
"""

import warnings
from io import BytesIO
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

_HIDDEN: Final = 1 << 1


def shown_copy(document: Pdf) -> bytes:
    """Return the document with its fields painted on its pages; the document itself is changed and is to be let go."""
    form = document.Root.get(Name.AcroForm)
    if isinstance(form, Dictionary) and _lacks_pictures(document):
        form.NeedAppearances = True
        document.generate_appearance_streams()
    document.flatten_annotations("screen")
    for page in document.pages:
        marks = page.obj.get(Name.Annots)
        if isinstance(marks, Array):
            page.obj.Annots = Array(mark for mark in marks if not _is_widget(mark))
    if Name.AcroForm in document.Root:
        del document.Root.AcroForm
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _is_widget(mark: object) -> bool:
    return isinstance(mark, Dictionary) and str(mark.get(Name.Subtype, "")) == "/Widget"


def _lacks_pictures(document: Pdf) -> bool:
    """Tell whether a field holds a text of which no picture was made, as some programs leave it to the viewer."""
    for page in document.pages:
        marks = page.obj.get(Name.Annots)
        for mark in marks if isinstance(marks, Array) else ():
            if _is_widget(mark) and _is_bare(mark) and _is_seen(mark) and str(mark.get(Name.V, "")):
                return True
    return False


def _is_bare(mark: Object) -> bool:
    """Tell whether a field has no picture, or still the empty one that our blank form gives it."""
    picture = mark.get(Name.AP, Dictionary()).get(Name.N)
    return picture is None or (isinstance(picture, Stream) and not picture.read_bytes().strip())


def _is_seen(mark: Object) -> bool:
    return not int(mark.get(Name.F, 0)) & _HIDDEN
