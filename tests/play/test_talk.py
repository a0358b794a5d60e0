"""A talk rebuilt from its events: cards, the word, rounds until understood."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathy_widgets.domain import RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.library import Library
from empathy_widgets.play.talk import MOVES, Hearing, Talk, deal, moved, moves, talk

TOPIC = Library().entry("discussions", "sorry")
PEOPLE = ["A", "B"]
NOON = datetime.datetime(2026, 10, 3, 12, tzinfo=datetime.UTC)


def happened(*steps):
    """Events of (seconds after noon, kind, body)."""
    return [RunEvent(number=number, kind=kind, body=body, at=NOON + datetime.timedelta(seconds=at))
            for number, (at, kind, body) in enumerate(steps, 1)]


def dealt(*wishes):
    state = Talk()
    for wish in wishes:
        state = moved(TOPIC, PEOPLE, state, "deal", {"card": deal(TOPIC, state, wish).id}, NOON)
        assert state.at == state.dealt[-1], "what was dealt lies open"
    return state.dealt


def test_cards_go_deeper_only_when_asked():
    assert dealt("same", "same", "deeper", "same") == ("opening", "1-1", "1-2", "2-1", "2-2")
    assert dealt("deeper", "deeper", "imagine", "listening", "same", "closing") == (
        "opening", "2-1", "3-1", "imagine", "listening", "3-2", "closing")


def test_what_is_used_up_is_offered_no_more():
    state = talk(TOPIC, PEOPLE, happened(*[(0, "deal", {"card": card}) for card in ("1-1", "1-2", "imagine")]))
    assert moves(TOPIC, state) == ["deeper", "listening", "closing"] and moves(TOPIC, Talk()) == list(MOVES)


def test_the_word_is_counted_and_only_one_has_it():
    state = talk(TOPIC, PEOPLE, happened(
        (0, "speak", {"who": "A"}), (60, "speak", {"who": "B"}),
        (90, "speak", {"who": None}), (500, "speak", {"who": "A"})))
    assert state.spoken == {"A": 60.0, "B": 30.0} and state.speaker == "A" and state.since.minute == 8


def test_rounds_are_counted_until_it_is_understood_and_then_anew():
    card = {"card": "opening"}
    state = talk(TOPIC, PEOPLE, happened((0, "heard", {**card, "yes": False}), (1, "heard", {**card, "yes": False})))
    assert state.hearings["opening"] == Hearing(2, False)
    state = moved(TOPIC, PEOPLE, state, "heard", {**card, "yes": True}, NOON)
    assert state.hearings["opening"] == Hearing(3, True)
    assert moved(TOPIC, PEOPLE, state, "heard", {**card, "yes": False}, NOON).hearings["opening"] == Hearing(
        1, False, (3,))


def test_every_count_of_rounds_on_a_card_is_kept():
    card = {"card": "opening"}
    state = talk(TOPIC, PEOPLE, happened(*[(0, "heard", {**card, "yes": yes}) for yes in (False, True, True, False)]))
    assert state.hearings["opening"] == Hearing(1, False, (2, 1)) and state.hearings["opening"].counts == (2, 1)


@pytest.mark.parametrize(("kind", "body"), [
    ("deal", {"card": "opening"}), ("deal", {"card": "9-9"}), ("turn", {"card": "1-1"}), ("speak", {"who": "C"}),
    ("take", {"who": "C", "text": ""}), ("note", {"card": "1-1", "text": ""}), ("heard", {"card": "x", "yes": True}),
    ("shout", {}),
])
def test_what_is_not_part_of_the_talk_is_refused(kind, body):
    with pytest.raises(ImpossibleMove):
        moved(TOPIC, PEOPLE, Talk(), kind, body, NOON)


def test_a_card_can_be_turned_back_to_and_keeps_its_note():
    state = talk(TOPIC, PEOPLE, happened(
        (0, "deal", {"card": "1-1"}), (1, "note", {"card": "opening", "text": "A first."}),
        (2, "turn", {"card": "opening"}), (3, "note", {"card": "1-1", "text": "Then B."}),
        (4, "note", {"card": "opening", "text": "A again."}),
        (5, "take", {"who": "B", "text": "To ask."}), (6, "take", {"who": "A", "text": ""})))
    assert (state.dealt, state.at) == (("opening", "1-1"), "opening")
    assert state.notes == {"opening": "A again.", "1-1": "Then B."} and state.taken == {"B": "To ask.", "A": ""}


def test_hearing_on_one_card_does_not_touch_another():
    steps = [(0, "deal", {"card": "1-1"}), (1, "heard", {"card": "opening", "yes": True}),
             (2, "heard", {"card": "1-1", "yes": False})]
    assert talk(TOPIC, PEOPLE, happened(*steps)).hearings == {"opening": Hearing(1, True), "1-1": Hearing(1, False)}
    assert Hearing(2, True, (3,)).counts == (3, 2) and Hearing(2, False, (3,)).counts == (3,) and Hearing().counts == ()


def test_seconds_add_up_for_each_person_and_never_below_nought():
    state = talk(TOPIC, PEOPLE, happened(
        (0, "speak", {"who": "A"}), (10, "speak", {"who": "B"}), (10, "speak", {"who": "A"}),
        (15, "speak", {"who": "B"}), (12, "speak", {"who": None})))
    assert state.spoken == {"A": 15.0, "B": 0.0} and (state.speaker, state.since) == (None, None)


def test_what_is_left_decides_which_moves_there_are():
    # by the content file: depth 1 has two questions, 2 three, 3 two; imagine, listening and closing one each
    def left(*cards):
        return moves(TOPIC, talk(TOPIC, PEOPLE, happened(*[(0, "deal", {"card": card}) for card in cards])))

    assert left("3-1") == ["same", "imagine", "listening", "closing"]
    assert left("3-1", "3-2") == ["imagine", "listening", "closing"]
    assert left("2-1", "1-1") == list(MOVES), "the deepest dealt counts, not the last"
    assert left("1-1", "imagine", "listening", "closing") == ["same", "deeper"]
    assert deal(TOPIC, Talk(), "same").id == "1-1" and deal(TOPIC, Talk(), "deeper").id == "2-1"
    assert [deal(TOPIC, Talk(), move).id for move in MOVES[2:]] == ["imagine", "listening", "closing"]


@pytest.mark.parametrize(("kind", "body", "words"), [
    ("deal", {"card": "opening"}, ["cannot be dealt here", "reload"]), ("deal", {"card": "9-9"}, ["cannot be dealt"]),
    ("turn", {"card": "1-1"}, ["not part of this talk", "reload"]), ("shout", {}, ["does not know", "reload"]),
])
def test_a_refusal_says_what_to_do(refused, kind, body, words):
    with refused(ImpossibleMove, *words):
        moved(TOPIC, PEOPLE, Talk(), kind, body, NOON)


STEPS = st.lists(st.one_of(
    st.tuples(st.just("deal"), st.sampled_from(MOVES)), st.tuples(st.just("speak"), st.sampled_from([*PEOPLE, None])),
    st.tuples(st.just("heard"), st.booleans()), st.tuples(st.just("note"), st.text(max_size=5)),
), max_size=30)


@given(STEPS, st.data())
def test_the_talk_rebuilt_at_any_moment_is_the_live_one(steps, data):
    state, events, live = Talk(), [], []
    for at, (kind, wish) in enumerate(steps):
        card = deal(TOPIC, state, wish) if kind == "deal" else None
        if kind == "deal" and card is None:
            continue
        body = {"deal": lambda card=card: {"card": card.id}, "speak": lambda wish=wish: {"who": wish},
                "heard": lambda wish=wish, state=state: {"card": state.at, "yes": wish},
                "note": lambda wish=wish, state=state: {"card": state.at, "text": wish}}[kind]()
        events += happened((at * 7, kind, body))
        state = moved(TOPIC, PEOPLE, state, kind, body, events[-1].at)
        live.append(state)
        assert (all(seconds >= 0 for seconds in state.spoken.values())
                and (state.since is None) == (state.speaker is None))
        assert sum(state.spoken.values()) <= at * 7
    cut = data.draw(st.integers(0, len(events)))
    assert talk(TOPIC, PEOPLE, events[:cut]) == (live[cut - 1] if cut else Talk())
