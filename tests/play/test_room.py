"""A room as it was arranged: what was said last of a thing stands, and a thing nobody spoke of is there."""

import datetime

import pytest

from empathy_widgets.domain import Reviewed, Room, RoomThing, RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.play.room import placed, things_there

NOW = datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC)
ROOM = Room(id="a-room", title="A room", source="ours", rights="ours", reviewed=Reviewed(by="editor", on=NOW.date()),
            things=tuple(RoomThing(id=id, name=id, says="go", chapter="role-play") for id in ("bed", "lamp")))


def events(*said):
    return [RunEvent(number=number, kind="place", body={"key": key, "on": on}, at=NOW)
            for number, (key, on) in enumerate(said, 1)]


@pytest.mark.parametrize(("said", "there"), [
    ([], {"bed", "lamp"}), ([("bed", False)], {"lamp"}), ([("bed", False), ("lamp", False)], set()),
    ([("bed", False), ("bed", True)], {"bed", "lamp"}), ([("piano", True)], {"bed", "lamp"}),
])
def test_what_was_said_last_of_a_thing_stands(said, there):
    assert things_there(ROOM, events(*said)) == there


def test_only_what_the_room_has_can_be_put_anywhere():
    assert placed(ROOM, "lamp") == "lamp"
    with pytest.raises(ImpossibleMove, match="no such thing"):
        placed(ROOM, "piano")
