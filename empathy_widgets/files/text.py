"""The letters of a file: UTF-8 always, and what else its reader allows. Whoever reads it says in words why not."""

from __future__ import annotations

__all__ = ["decoded"]


def decoded(content: bytes, *, marked: bool = False, unmarked: bool = False, windows: bool = False) -> str:
    """Return the text of a file, without the mark at its start.

    Parameters
    ----------
    content : bytes
        The whole file.
    marked : bool
        UTF-16 and UTF-32 as well, where the file begins with their mark.
    unmarked : bool
        UTF-16 without its mark as well, which a first letter of ASCII gives away.
    windows : bool
        Windows-1252 as well, where it is none of the others.

    Raises
    ------
    UnicodeDecodeError
        It is no such text; ``start`` is the first byte that cannot be read.

    Examples
    --------
    >>> decoded(b"\\xef\\xbb\\xbfa"), decoded(b"\\xff\\xfea\\0", marked=True), decoded(b"f\\xfcr", windows=True)
    ('a', 'a', 'für')
    """
    if marked and content[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return content.decode("utf-32")
    if marked and content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    if unmarked and content[1:2] == b"\0":
        return content.decode("utf-16-le")
    if unmarked and content[:1] == b"\0":
        return content.decode("utf-16-be")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if windows:
            return content.decode("cp1252")
        raise
