"""A file somebody chose on a page, on its way in: base64 text becomes bytes, or one sentence."""

from __future__ import annotations

import base64
import binascii

from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _

__all__ = ["content_of"]


def content_of(text: str, limit: int, too_large: str) -> bytes:
    """Return what the page sent.

    Parameters
    ----------
    text : str
        Base64, as `widgets/shared/file_field.js` sends it; from the page, so it may be anything.
    limit : int
        The most bytes a page takes.
    too_large : str
        What to say of a larger file.

    Raises
    ------
    ExchangeError
        The file is larger, or did not arrive whole.

    Examples
    --------
    >>> content_of("SGVsbG8=", 100, "Too large.")
    b'Hello'
    """
    if len(text) > limit * 4 / 3 + 4:
        raise ExchangeError(too_large)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ExchangeError(_("The file did not arrive whole; choose it once more.")) from None
