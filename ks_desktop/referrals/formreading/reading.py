"""Reads a paper, whatever it is. Pure: bytes in, what they say out. Foreign bytes are read in a process apart."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ks_desktop.referrals.domain import FIELDS, Channel
from ks_desktop.referrals.domain.papers import FORM_VERSION, PaperContent, PaperKind, PaperRemark
from ks_desktop.referrals.formreading import limits
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper

if TYPE_CHECKING:  # the library behind it is loaded at the first PDF
    from ks_desktop.referrals.formreading.fields import Filled

PDF: Final = "application/pdf"
_HEADER: Final = 1024  # a PDF may begin after other bytes, as some mail programs leave them
_OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_PICTURES: Final = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}
_KINDS: Final = {
    PaperKind.OLDER_FORM: PaperRemark.OLDER_FORM,
    PaperKind.NEWER_FORM: PaperRemark.NEWER_FORM,
    PaperKind.FOREIGN_FORM: PaperRemark.FOREIGN_FORM,
}
_OURS_BY_NAMES: Final = 15  # fields with our names: it is our form, though it lost its mark on the way


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a paper."""
    return hashlib.sha256(content).hexdigest()


def media_type(content: bytes) -> str:
    """Return what a file is, by its content; its name says nothing.

    Raises:
        RefusedPaper: it is no paper, or larger than one may be.
    """
    if not content:
        raise RefusedPaper(Refusal.EMPTY)
    if len(content) > limits.MOST_BYTES:
        raise RefusedPaper(Refusal.TOO_LARGE)
    for start, kind in _PICTURES.items():
        if content.startswith(start):
            return kind
    if b"%PDF-" in content[:_HEADER]:
        return PDF
    if content.startswith(_OFFICE):
        raise RefusedPaper(Refusal.OFFICE)
    if content[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheif", b"ftypavif"}:
        raise RefusedPaper(Refusal.PHONE_PICTURE)
    raise RefusedPaper(Refusal.NO_PAPER)


def read_here(content: bytes) -> tuple[PaperContent, bytes]:
    """Return what a paper says, read in this process; and what is to be shown of it, empty when that is itself.

    Raises:
        RefusedPaper: it is not taken in.
    """
    if media_type(content) != PDF:
        from ks_desktop.referrals.formreading.pictures import count_pages

        pages = count_pages(content)
        return PaperContent(kind=PaperKind.PICTURE, pages=pages, remarks=(PaperRemark.TYPE_IT,)), b""
    return _read_pdf(content)


def _read_pdf(content: bytes) -> tuple[PaperContent, bytes]:
    from ks_desktop.referrals.formreading.fields import fields_of, needs_xfa
    from ks_desktop.referrals.formreading.showing import shown_copy
    from ks_desktop.referrals.formreading.survey import ODD, open_checked

    with open_checked(content) as document:
        try:
            fields = fields_of(document)
            if needs_xfa(document, fields):
                raise RefusedPaper(Refusal.XFA)
            pages = len(document.pages)
        except ODD as error:
            raise RefusedPaper(Refusal.DAMAGED) from error
        try:
            shown = shown_copy(document) if fields else b""
        except ODD:
            shown = b""  # the page is shown without its fields: what stands in them is in the form beside it
    if not fields:
        return PaperContent(kind=PaperKind.FLAT, pages=pages, remarks=(PaperRemark.TYPE_IT,)), b""
    return _of_form(fields, pages), shown


def _of_form(fields: "list[Filled]", pages: int) -> PaperContent:
    from ks_desktop.referrals.formreading.sorting import sorted_out, version_of

    version = version_of(fields)
    by_name = sum(each.name.split(".")[0] in FIELDS for each in fields)
    kind = _kind(version, by_name)
    found = sorted_out(fields, is_ours=kind is not PaperKind.FOREIGN_FORM)
    remarks = [_KINDS[kind]] if kind in _KINDS else []
    if not found.values and not found.loose:
        remarks.append(PaperRemark.NOTHING_FILLED)
    return PaperContent(
        kind=kind,
        pages=pages,
        form_version=version,
        values={name: found.values[name] for name in FIELDS if name in found.values},
        loose=tuple(found.loose),
        remarks=(*remarks, *found.remarks),
    )


def _kind(version: int | None, by_name: int) -> PaperKind:
    if version is None:
        return PaperKind.FORM if by_name >= _OURS_BY_NAMES else PaperKind.FOREIGN_FORM
    if version == FORM_VERSION:
        return PaperKind.FORM
    return PaperKind.OLDER_FORM if version < FORM_VERSION else PaperKind.NEWER_FORM


def with_defaults(found: PaperContent, received_on: date) -> PaperContent:
    """Return what was read with what every paper has: the day it came in, and that it came as a PDF form."""
    is_form = found.kind not in {PaperKind.FLAT, PaperKind.PICTURE}
    given = {"received_on": received_on.isoformat(), **({"channel": Channel.FORM_PDF.value} if is_form else {})}
    return replace(found, values={**given, **found.values})
