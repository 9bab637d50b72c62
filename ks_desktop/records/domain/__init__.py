"""Backups as plain records: what a copy is, which copies stay, how things stand."""

from ks_desktop.records.domain.copies import Copy, LogHead, Manifest, parse_manifest, stem_of, write_manifest
from ks_desktop.records.domain.light import BackupState, Light
from ks_desktop.records.domain.rotation import KEPT, Kept, surplus

__all__ = [
    "KEPT",
    "BackupState",
    "Copy",
    "Kept",
    "Light",
    "LogHead",
    "Manifest",
    "parse_manifest",
    "stem_of",
    "surplus",
    "write_manifest",
]
