"""Regions: a name with municipalities, so that what is offered in a whole region need not name them all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Some municipalities under one name.

    Attributes:
        key: its name in the file, which never changes.
        municipalities: CBS codes.
        is_proposal: of the catalogue, and not looked over by this organisation.
        is_hidden: not used any more; what names it keeps it.
        source: where the list comes from, in words.
    """

    key: str
    name: str
    municipalities: tuple[str, ...] = ()
    is_proposal: bool = False
    is_hidden: bool = False
    source: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a region that means nothing.

        Raises:
            UserErrors: no name, or no municipality.
        """
        errors = []
        if not self.name.strip():
            errors.append(UserError(N_("Fill in a name."), code="required", field="name"))
        if not self.municipalities:
            sentence = N_("Name the municipalities of this region.")
            errors.append(UserError(sentence, code="required", field="municipalities"))
        if errors:
            raise UserErrors(errors)


class Regions:
    """All regions by key, and in which of them a municipality lies."""

    def __init__(self, regions: Iterable[Region] = ()) -> None:
        self.all: Final = tuple(regions)
        self._known: Mapping[str, Region] = MappingProxyType({region.key: region for region in self.all})

    def name_of(self, key: str) -> str:
        """Return how a region is called; its key when it is not there any more."""
        found = self._known.get(key)
        return key if found is None else found.name

    def has(self, key: str) -> bool:
        """Tell whether there is such a region."""
        return key in self._known

    def of(self, municipality: str) -> tuple[str, ...]:
        """Return the keys of the regions a municipality (its CBS code) lies in."""
        if not municipality:
            return ()
        return tuple(region.key for region in self.all if municipality in region.municipalities)

    def municipalities_of(self, key: str) -> tuple[str, ...]:
        """Return the CBS codes of a region; none when it is not there."""
        found = self._known.get(key)
        return () if found is None else found.municipalities
