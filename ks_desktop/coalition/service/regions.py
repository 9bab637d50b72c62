"""The regions: those of the catalogue as this organisation has them, and its own."""

from dataclasses import replace
from typing import Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.catalogue import regions as shipped
from ks_desktop.coalition.domain import Region, Regions
from ks_desktop.coalition.service.checking import check_lines, too_long
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX, Changes, UserId, clean_note, new_id, search_key
from ks_desktop.security.domain import AuditEvent

_OWN: Final = "own_"  # how the keys of our own regions begin: a key of the catalogue never does


class RegionList:
    """The regions of the directory. What the program ships counts until somebody changes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, actor: UserId) -> Regions:
        """Return every region that is used, by name, as it counts here."""
        with self._database.reading(actor) as reading:
            return known_regions(reading)

    def save(self, region: Region, *, actor: UserId) -> Changes:
        """Store a region: a new one with key "" and version 0, or the changes of one.

        Raises:
            UserErrors: a municipality is not in the list, a text is too long, or another region has this name.
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            self.put(region, work=work)
        return Changes(coalition=True)

    def put(self, region: Region, *, work: Work) -> Region:
        """Do what `save` does, in the caller's transaction; return it with its key."""
        whole = _checked(region, work)
        store.put_region(work, whole)
        return whole


def known_regions(reading: Reading) -> Regions:
    """Return every region that is used, by name: the stored ones count before the shipped ones."""
    known = {**shipped.regions(), **store.regions(reading)}
    shown = (region for region in known.values() if not region.is_hidden)
    return Regions(sorted(shown, key=lambda region: search_key(region.name)))


def _checked(region: Region, reading: Reading) -> Region:
    """Return it with a key, clean texts and codes, or say everything that is wrong at once."""
    lines, errors = check_lines({"name": region.name}, {})
    source = clean_note(region.source).text
    if len(source) > NOTE_MAX:
        errors.append(too_long("source", NOTE_MAX))
    others = (each for each in known_regions(reading).all if each.key != region.key)
    if not region.is_hidden and search_key(lines["name"]) in {search_key(each.name) for each in others}:
        sentence = N_("There is a region of this name already.")
        errors.append(UserError(sentence, code="name_taken", field="name"))
    codes: dict[str, None] = {}
    for typed in region.municipalities:
        if (found := catalogue.municipality_or_none(typed)) is not None:
            codes[found.code] = None
        else:
            sentence = N_("{name} is not in the list of municipalities.")
            errors.append(UserError(sentence, code="municipality", field="municipalities", values={"name": typed}))
    if errors:
        raise UserErrors(errors)
    key = region.key or f"{_OWN}{new_id().hex}"
    return replace(region, key=key, name=lines["name"], municipalities=tuple(codes), source=source, is_proposal=False)
