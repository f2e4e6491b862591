"""What the entries of a ZIP really unpack to: no announced size is believed."""

import zipfile
import zlib
from typing import BinaryIO

_PIECE = 64 * 1024
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1


def is_encrypted(entry: zipfile.ZipInfo) -> bool:
    """True when the entry opens with a password only."""
    return bool(entry.flag_bits & _ENCRYPTED)


def unpacked_size(file: BinaryIO, entries: list[zipfile.ZipInfo], limit: int) -> int:
    """Return the real size of all `entries` of the ZIP `file`, or the first one beyond `limit`.

    Raises `EOFError`, `zlib.error` or `NotImplementedError` for what cannot be unpacked here.
    """
    total = 0
    for entry in entries:
        total += _unpacked_entry(file, entry, limit - total)
        if total > limit:
            break
    return total


def _unpacked_entry(file: BinaryIO, entry: zipfile.ZipInfo, limit: int) -> int:
    file.seek(entry.header_offset)
    header = file.read(_LOCAL_HEADER)
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.compress_size
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    size, left = 0, entry.compress_size
    while left > 0 and size <= limit and not unpacker.eof:
        piece = unpacker.unconsumed_tail or file.read(min(_PIECE, left))
        if not piece:
            raise EOFError
        before = len(piece)
        size += len(unpacker.decompress(piece, _PIECE))
        left -= before - len(unpacker.unconsumed_tail)
    return size
