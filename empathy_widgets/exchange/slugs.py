"""Names of any script as lower-case ASCII words, the letters ids are made of."""

from __future__ import annotations

import re

__all__ = ["words"]

LONGEST = 1000


def words(name: str, joint: str = "-") -> str:
    """The words of a name, joined; "" when it has no letter and no digit. An apostrophe parts no word.

    Examples
    --------
    >>> words("The Kitchen, later"), words("3 o'clock"), words("Smørrebrød für Łukasz", "_"), words("🌱")
    ('the-kitchen-later', '3-oclock', 'smorrebrod_fur_lukasz', '')
    """
    from slugify import slugify  # its table of letters is 3 MB, for what is brought in from elsewhere only

    plain = re.sub(r"(?<=\d),(?=\d)", " ", re.sub(r"['’]", "", name[:LONGEST]))  # slugify joins 3,5 to 35
    return slugify(plain, entities=False, decimal=False, hexadecimal=False, separator=joint)
