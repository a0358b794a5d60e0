"""The frames of the line, read as a pure function: every good one passes, no other costs more than its own length."""

import json
import struct
import uuid

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1

from empathy_widgets.server import frames

HEADER = {"msg_id": "a", "msg_type": "comm_msg", "session": "b", "username": "", "version": "5.3"}
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers(-2**63, 2**63) | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4), max_leaves=12)
OBJECT = some.dictionaries(some.text(), ANYTHING, max_size=4)
NAME = some.text(some.characters(min_codepoint=32, max_codepoint=126), max_size=frames.LONGEST_NAME)


def frame(header=HEADER, channel="shell", others=({}, {}, {"data": {}}), buffers=()):
    """A frame by Jupyter's own hand."""
    parts = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in (header, *others)]
    return serialize_msg_to_ws_v1([*parts, *buffers], channel)


def recut(offsets, whole=None):
    """The good frame with other offsets in front of the same bytes."""
    whole = whole or frame()
    body = whole[8 * (1 + int.from_bytes(whole[:8], "little")):]
    return struct.pack(f"<{len(offsets) + 1}Q", len(offsets), *offsets) + body


@given(kind=some.sampled_from(sorted(frames.ALLOWED["shell"] | frames.ALLOWED["control"])) | NAME, number=NAME,
       session=NAME, channel=some.sampled_from(frames.CHANNELS), others=some.tuples(*[OBJECT] * 3), more=OBJECT,
       buffers=some.lists(some.binary(max_size=40), max_size=frames.MOST_BUFFERS))
@settings(max_examples=200, deadline=None)
def test_everything_jupyter_writes_is_accepted(kind, number, session, channel, others, more, buffers):
    header = {**more, "msg_id": number, "msg_type": kind, "session": session, "subshell_id": None}
    made = frame(header, channel, others, buffers)
    read = frames.opened(made)
    assert read[:2] == (channel, kind)
    assert kind in frames.ALLOWED.get(channel, ()) or not read.allowed
    assert frames.pieces(made)[1:] == deserialize_msg_from_ws_v1(made)[1], "cut as Jupyter below cuts it"


class Counted(bytes):
    """Bytes that count how often they are looked into."""

    looks = 0

    def __getitem__(self, key):
        Counted.looks += 1
        return super().__getitem__(key)


NUMBER = some.integers(0, 80) | some.integers(0, 600) | some.integers(0, 2**64 - 1)


@given(some.binary(max_size=400) | some.builds(
    lambda number, offsets, rest: struct.pack(f"<{len(offsets) + 1}Q", number, *offsets) + rest,
    NUMBER, some.lists(NUMBER, max_size=12), some.binary(max_size=200)))
@example(struct.pack("<QQ", 2**40, 0))
@example(struct.pack("<Q", 2**64 - 1))
@settings(max_examples=500, deadline=None)
def test_any_bytes_at_all_are_read_to_an_end_without_more_looks_than_a_frame_may_have_pieces(told):
    Counted.looks = 0
    read = frames.opened(Counted(told))
    assert read is None or read.channel in frames.CHANNELS
    assert Counted.looks <= 2 + 2 + 4 + frames.MOST_BUFFERS


@given(some.integers(0, len(frame()) - 1), some.integers(1, 255))
@settings(max_examples=300, deadline=None)
def test_a_frame_with_one_byte_changed_is_still_cut_as_jupyter_cuts_it_or_refused(place, change):
    made = bytearray(frame())
    made[place] ^= change
    made = bytes(made)
    if frames.opened(made) is not None:
        assert frames.pieces(made)[1:] == deserialize_msg_from_ws_v1(made)[1]


GOOD = struct.unpack_from("<6Q", frame(), 8)
MALFORMED = {
    "nothing": b"", "seven bytes": b"\x06" + b"\0" * 6, "more offsets than bytes": struct.pack("<QQ", 2**40, 0),
    "all the offsets there are": struct.pack("<Q", 2**64 - 1), "no offset": struct.pack("<Q", 0),
    "too few parts": recut(GOOD[:4]), "a first offset inside the offsets": recut((0, *GOOD[1:])),
    "a first offset behind them": recut((GOOD[0] + 1, *GOOD[1:])),
    "a last offset before the end": recut((*GOOD[:5], GOOD[5] - 1)),
    "a last offset behind the end": recut((*GOOD[:5], GOOD[5] + 1)),
    "a last offset far away": recut((*GOOD[:5], 2**63)),
    "offsets that go back": recut((GOOD[0], GOOD[1], GOOD[3], GOOD[2], *GOOD[4:])),
    "bytes behind the end": frame() + b"x", "a frame cut short": frame()[:-1],
    "too many buffers": frame(buffers=[b""] * (frames.MOST_BUFFERS + 1)),
    "no channel": frame(channel=""), "a channel that is none": frame(channel="elsewhere"),
    "a channel in capitals": frame(channel="Shell"),
    "a channel that is no text": frame().replace(b"shell", b"\xff\xfe\xfd\xfc\xfb"),
    "a header that is a list": frame([]), "a header that is text": frame("comm_msg"),
    "a header that is no JSON": frame(b"{"), "an empty header": frame({}),
    "a header in another code": frame(json.dumps(HEADER).encode("utf-16")),
    "a header that is deep": frame(b"[" * 100_000),
    "a header with an endless number": frame(b'{"msg_id": ' + b"1" * 5000 + b"}"),
    "a type that is a list": frame(HEADER | {"msg_type": ["comm_msg"]}),
    "no type": frame({"msg_id": "a", "session": "b"}),
    "an id that is a number": frame(HEADER | {"msg_id": 5}), "a long id": frame(HEADER | {"msg_id": "x" * 129}),
    "an id for a terminal": frame(HEADER | {"msg_id": "\x1b[2J"}),
    "an id of two lines": frame(HEADER | {"msg_id": "a\nb"}),
    "a session in other letters": frame(HEADER | {"session": "\u202e"}),
    "a subshell": frame(HEADER | {"subshell_id": "x"}),
    "a parent that is none": frame(others=(None, {}, {})), "metadata that is a list": frame(others=({}, [], {})),
    "content that is text": frame(others=({}, {}, "x")), "content that is no JSON": frame(others=({}, {}, b"")),
    "content that is deep": frame(others=({}, {}, b'{"a":' * 50_000)), "text": "text",
    "a message as text": frame().decode("latin-1"),
}


@pytest.mark.parametrize("wrong", MALFORMED)
def test_what_is_no_message_is_none(wrong):
    assert frames.opened(MALFORMED[wrong]) is None


def test_the_neighbours_of_those_are_messages():
    assert frames.opened(frame()) == ("shell", "comm_msg", {"data": {}}, "a")
    assert recut(GOOD) == frame(), "the frames above differ from a good one in one thing each"
    assert frames.opened(frame(HEADER | {"msg_id": "x" * 128, "session": str(uuid.uuid4()), "subshell_id": None}))
    assert frames.opened(frame(buffers=[b""] * frames.MOST_BUFFERS))


@pytest.mark.parametrize(("channel", "kind", "allowed"), [
    ("shell", "comm_msg", True), ("shell", "comm_open", True), ("shell", "comm_close", True),
    ("shell", "comm_info_request", True), ("shell", "kernel_info_request", True), ("control", "shutdown_request", True),
    ("shell", "execute_request", False), ("shell", "shutdown_request", False), ("shell", "", False),
    ("control", "comm_msg", False), ("control", "kernel_info_request", False),
    ("control", "create_subshell_request", False),
    ("stdin", "comm_msg", False), ("stdin", "input_reply", False), ("iopub", "comm_msg", False),
])
def test_a_page_says_what_pages_need_and_where_they_need_it(channel, kind, allowed):
    content = {"comm_id": "a", "target_name": frames.TARGET}
    assert frames.opened(frame(HEADER | {"msg_type": kind}, channel, ({}, {}, content))).allowed is allowed


@pytest.mark.parametrize(("kind", "content", "allowed"), [
    ("comm_open", {"comm_id": "x" * 128, "target_name": frames.TARGET}, True),
    ("comm_open", {"comm_id": "x" * 129, "target_name": frames.TARGET}, False),
    ("comm_open", {"comm_id": "a", "target_name": "jupyter.widget"}, False),
    ("comm_open", {"comm_id": "a", "target_name": [frames.TARGET]}, False), ("comm_open", {}, False),
    ("comm_msg", {"comm_id": "a", "data": {"any": "thing"}}, True), ("comm_msg", {"comm_id": 5}, False),
    ("comm_close", {"comm_id": "a"}, True), ("comm_close", {"comm_id": "\x1b"}, False), ("comm_close", {}, False),
])
def test_a_page_opens_one_kind_of_comm_and_calls_each_by_a_short_name(kind, content, allowed):
    assert frames.opened(frame(HEADER | {"msg_type": kind}, others=({}, {}, content))).allowed is allowed
