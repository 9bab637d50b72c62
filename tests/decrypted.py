"""The encrypted file as its pages say it, free ones too: what was removed must not lie there either."""

from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ks_desktop.house import House

_PAGE: Final = 4096
_SALT: Final = 16
_RESERVED: Final = 80  # of each page: 16 bytes to begin with, and its keyed hash
_IV: Final = 16
_WAL_HEAD: Final = 32
_FRAME_HEAD: Final = 24


def readable(house: House) -> bytes:
    """Return every page of the file and of its write-ahead log, decrypted with the first key."""
    key = bytes(house.database._key)  # noqa: SLF001 - whoever holds the first key
    path = house.database.path
    whole, log = path.read_bytes(), path.with_name(f"{path.name}-wal")
    pages = [whole[start : start + _PAGE] for start in range(0, len(whole), _PAGE)]
    found = [_page(page, key, begins=_SALT if number == 0 else 0) for number, page in enumerate(pages)]
    frames = log.read_bytes()[_WAL_HEAD:] if log.exists() else b""
    for start in range(0, len(frames), _FRAME_HEAD + _PAGE):
        number = int.from_bytes(frames[start : start + 4], "big")
        page = frames[start + _FRAME_HEAD : start + _FRAME_HEAD + _PAGE]
        found.append(_page(page, key, begins=_SALT if number == 1 else 0))
    assert b"safety_look" in b"".join(found), "it was decrypted"
    return b"".join(found)


def _page(page: bytes, key: bytes, *, begins: int) -> bytes:
    start = page[_PAGE - _RESERVED : _PAGE - _RESERVED + _IV]
    cipher = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return cipher.update(page[begins : _PAGE - _RESERVED]) + cipher.finalize()
