"""Frames: what a page may say to its kernel, read without believing any number in it before the bytes are there.

Jupyter's own readers loop as often as a frame's first bytes say. Nothing below the server sees a frame that this
module has not read to its end.
"""

from __future__ import annotations

import json
import struct
from itertools import pairwise
from typing import Any, NamedTuple

__all__ = ["ALLOWED", "MOST_BUFFERS", "PROTOCOL", "Frame", "opened"]

PROTOCOL = "v1.kernel.websocket.jupyter.org"
"""The one way of writing a message that is spoken here; the older one has no bounds to check against."""
CHANNELS = ("shell", "control", "stdin", "iopub")
COMMS = frozenset({"comm_open", "comm_msg", "comm_close"})
ALLOWED = {
    "shell": COMMS | {"comm_info_request", "kernel_info_request"}, "control": frozenset({"shutdown_request"}),
}
"""Channel to the types of message that pages need; all other channels are only heard, or not even that."""
TARGET = "jupyter.widget.control"
"""The one thing a page opens by itself: the comm by which it asks for the widgets that the chapter made."""
OBJECTS = 4
"""Header, parent header, metadata and content, in this order."""
MOST_BUFFERS = 64
LONGEST_NAME = 128


class Frame(NamedTuple):
    """A well-formed message: its channel, and its type, content and id as the page wrote them."""

    channel: str
    kind: str
    content: dict[str, Any]
    name: str

    @property
    def allowed(self) -> bool:
        """Whether a page needs to say this. A kernel keeps the name of every comm it opened, so that name is short."""
        if self.kind not in ALLOWED.get(self.channel, ()):
            return False
        if self.kind == "comm_open" and self.content.get("target_name") != TARGET:
            return False
        return self.kind not in COMMS or short(self.content.get("comm_id"))


def opened(frame: str | bytes) -> Frame | None:
    """Return what a message says and where, None when it is none.

    Parameters
    ----------
    frame : str or bytes
        One websocket message as it came. Text is never a message in this protocol.

    Returns
    -------
    Frame or None
        None unless the number and the order of the offsets agree with the frame's length, the channel is one of
        Jupyter's, and header, parent header, metadata and content are JSON objects.

    Notes
    -----
    A frame is a number of offsets, the offsets, the channel, four JSON objects, then buffers; numbers are 64 bits,
    the lowest byte first. Source: jupyter_server, "Websocket protocols", v1.kernel.websocket.jupyter.org.
    """
    parts = pieces(frame) if isinstance(frame, bytes) else None
    if parts is None:
        return None
    try:
        channel = parts[0].decode("ascii")
        header, *others = [json.loads(part.decode("utf-8")) for part in parts[1:1 + OBJECTS]]
    except (ValueError, RecursionError):
        return None
    if channel not in CHANNELS or not named(header) or not all(isinstance(other, dict) for other in others):
        return None
    return Frame(channel, header["msg_type"], others[-1], header["msg_id"])


def pieces(frame: bytes) -> list[bytes] | None:
    """Cut a frame at its offsets; None when they do not cover it from the first byte after them to its last."""
    if len(frame) < 8:
        return None
    number = int.from_bytes(frame[:8], "little")
    if not 2 + OBJECTS <= number <= 2 + OBJECTS + MOST_BUFFERS or len(frame) < 8 * (1 + number):
        return None
    offsets = struct.unpack_from(f"<{number}Q", frame, 8)
    if offsets[0] != 8 * (1 + number) or offsets[-1] != len(frame) or any(a > b for a, b in pairwise(offsets)):
        return None
    return [frame[start:end] for start, end in pairwise(offsets)]


def named(header: Any) -> bool:
    """Whether a header says in short plain words what it is: these words may stand in a log further down."""
    if not isinstance(header, dict) or header.get("subshell_id") is not None:
        return False
    return all(short(header.get(name)) for name in ("msg_id", "msg_type", "session"))


def short(name: Any) -> bool:
    """Whether a name is short, plain text."""
    return isinstance(name, str) and len(name) <= LONGEST_NAME and name.isascii() and name.isprintable()
