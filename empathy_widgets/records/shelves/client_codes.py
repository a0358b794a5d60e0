"""Codes of clients' pages: short enough to type, drawn at random, kept as a keyed hash, and slow to guess.

Eight signs of 31 are 8.5 × 10^11 codes (2^39.6). A code is drawn by the program, so a keyed hash (HMAC-SHA256) is
enough where a PIN, which people choose, takes argon2: the key lies beside the database and in no backup, so a copy of
the rows cannot be tried against; one look-up by the hash costs every code the same, whether it exists or not; and a
crowd of wrong codes costs the server microseconds, where argon2 would be a way to keep it busy.

Wrong codes are counted for the browser's address, strictly: four are free, then each is followed by the wait of a
wrong PIN, 30 seconds up to an hour. A right code does not clear the count (or somebody with a code of their own could
guess on for ever between two right ones); a day without a wrong one does. For the whole site only so many wrong codes
are looked at in a minute, and then nobody's until that minute is over: with 20 a minute, all year long, from as many
addresses as somebody can rent, 50 open pages are met with a chance of 1 in 1600 a year. So one guesser can make
others wait for a minute at the door, never for an hour, and whoever is in is not asked.
"""

from __future__ import annotations

import datetime
import ipaddress
import math
import secrets
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from empathy_widgets.records.database.client_tables import client_tries
from empathy_widgets.records.shelves import pin as pins
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _, ngettext

__all__ = ["EVERYBODY", "address_of", "count_wrong", "new_client_code", "spelled_code", "told_not_open", "told_wait",
           "wait_left"]

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Digits and letters that are not taken for one another: no 0 and o, no 1, i and l."""
SIGNS = 8
EVERYBODY = "everybody"
A_MINUTE = datetime.timedelta(minutes=1)
A_DAY = datetime.timedelta(days=1)
MOST_A_MINUTE = 20
LONGEST_TYPED = 100


def new_client_code() -> str:
    """Return a code such as "abcd-efgh"."""
    signs = "".join(secrets.choice(ALPHABET) for _each in range(SIGNS))
    return f"{signs[:4]}-{signs[4:]}"


def spelled_code(typed: Any) -> str:
    """Return a code as it is hashed, however it was typed: in any case, with or without the dash and spaces.

    Examples
    --------
    >>> spelled_code(" ABcd 2345 ")
    'abcd2345'
    """
    text = typed if isinstance(typed, str) else ""
    return "".join(sign for sign in text[:LONGEST_TYPED].lower() if not sign.isspace() and sign not in "-–—")


def address_of(text: str) -> str:
    """Return whose address it is: an IPv6 one by its first 64 bits, which are one household's.

    Examples
    --------
    >>> address_of("192.0.2.7"), address_of("2001:db8:1:2:3::4"), address_of("?")
    ('192.0.2.7', '2001:db8:1:2::/64', '?')
    """
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def wait_left(work: Transaction, who: str) -> int:
    """Seconds until a code from this address is looked at; 0 for now."""
    return max(left(counted(work, who), work.now, alone=True), left(counted(work, EVERYBODY), work.now, alone=False))


def left(row: Row[Any] | None, now: datetime.datetime, *, alone: bool) -> int:
    """Seconds that are left of one count's wait; none where the clock was set back further than any wait."""
    if row is None:
        return 0
    if alone:
        wait = pins.wait_after(row.failed_tries) if now - row.newest < A_DAY else 0
        seconds, longest = (row.newest - now).total_seconds() + wait, wait
    else:
        longest = int(A_MINUTE.total_seconds()) if row.failed_tries >= MOST_A_MINUTE else 0
        seconds = (row.since + A_MINUTE - now).total_seconds()
    return math.ceil(seconds) if 0 < seconds <= longest else 0


def count_wrong(work: Transaction, who: str) -> int:
    """Count a wrong code for this address and for the site, note it in the history; the seconds to wait from now on.

    The history says that a wrong code came and from whom, as a keyed digest of the address, and never what was typed.
    """
    work.connection.execute(delete(client_tries).where(
        client_tries.c.newest < work.now - A_DAY, client_tries.c.who != EVERYBODY))
    noted(work, who, A_DAY)
    noted(work, EVERYBODY, A_MINUTE)
    wait = wait_left(work, who)
    work.record(trail.subject(client_tries, who), "wrong client code", None, None, None)
    if wait:
        work.record(trail.subject(client_tries, who), "client codes wait", None, None, None,
                    ngettext("{count} second", "{count} seconds", wait).format(count=wait))
    return wait


def noted(work: Transaction, who: str, lasts: datetime.timedelta) -> None:
    """Add one to a count, or begin it afresh after its time."""
    row = counted(work, who)
    fresh = {"who": who, "since": work.now, "newest": work.now, "failed_tries": 1}
    if row is None:
        work.connection.execute(insert(client_tries), fresh)
        return
    over = not datetime.timedelta() <= work.now - (row.since if who == EVERYBODY else row.newest) < lasts
    values = fresh if over else {"newest": work.now, "failed_tries": row.failed_tries + 1}
    work.connection.execute(update(client_tries).where(client_tries.c.who == who).values(values))


def counted(work: Transaction, who: str) -> Row[Any] | None:
    """What was counted for an address, or for everybody."""
    return work.connection.execute(select(client_tries).where(client_tries.c.who == who)).first()


def told_not_open() -> str:
    """What everybody hears whose code opens nothing, whatever the cause."""
    return _("This code opens no page. Look at it once more, sign by sign, or ask for a new one.")


def told_wait(seconds: int) -> str:
    """How long to wait, in words."""
    return ngettext(
        "There were too many wrong codes. Wait {count} second, then try again.",
        "There were too many wrong codes. Wait {count} seconds, then try again.", seconds,
    ).format(count=seconds)
