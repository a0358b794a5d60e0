"""A month of acts of kindness: enough of each, no two alike, and none that costs money, health or safety unsaid."""

import pytest
import yaml

from empathy_widgets.library.check import check_content, read_content
from empathy_widgets.library.kinds import KINDS
from empathy_widgets.library.kinds.practice import PracticeForm
from empathy_widgets.library.kinds.practice_kindness import alike, broken_kindness, costs
from empathy_widgets.library.report import lix
from empathy_widgets.places import content_folder

FILE = content_folder() / "practices" / "acts-of-kindness.yaml"
KIND = next(kind for kind in KINDS if kind.noun == "practice")
MONTH = read_content(FILE, KIND, proofs=False).noun
GIVEN = {**yaml.safe_load(FILE.read_text("utf-8")), "reviewed": MONTH.reviewed.model_dump()}


def told(acts=GIVEN["acts"], days=30):
    """What an editor is told of the month with these acts."""
    return [sentence for _place, sentence in broken_kindness(PracticeForm(**{**GIVEN, "acts": acts, "days": days}))]


def with_act(text, **fields):
    """The acts that ship, and one more."""
    more = {"id": "one-more", "text": text, "towards": "friends", "seated": True, "at_home": True, **fields}
    return [*GIVEN["acts"], more]


def test_the_month_that_ships_is_sound_and_the_check_reads_it():
    assert check_content(FILE) == [] == told()
    assert MONTH.days == 30 and len(MONTH.acts) >= 130
    assert "Rowland & Curry 2019" in MONTH.dose.our_choice and "not their empathy" in MONTH.dose.limits
    assert "hurts or frightens" in MONTH.safety and "yourself" in MONTH.safety


def test_acts_are_read_easily():
    assert lix(" ".join(act.text for act in MONTH.acts)) <= 25
    assert lix(" ".join([MONTH.purpose, MONTH.safety, MONTH.bad_day, MONTH.stop, *MONTH.steps])) <= 35


FEW = [
    (lambda act: act["seated"], "acts. Write at least 120"),
    (lambda act: act["towards"] != "unseen", "“towards: unseen”"),
    (lambda act: not act["seated"] or act["towards"] == "oneself", "“seated”"),
    (lambda act: not act["at_home"] or act["towards"] == "oneself", "“at_home”"),
]


@pytest.mark.parametrize(("keep", "says"), FEW)
def test_too_few_acts_of_a_sort_are_told(keep, says):
    assert any(says in sentence for sentence in told([act for act in GIVEN["acts"] if keep(act)]))


def test_too_few_free_ones_a_second_id_and_a_month_without_days_are_told():
    dear = [{**act, "cost": "small"} if act["towards"] in ("friends", "family") else act for act in GIVEN["acts"]]
    assert [sentence for sentence in told(dear) if "“cost: free”" in sentence]
    assert ["how many days" in sentence for sentence in told(days=0)] == [True]
    twin = with_act("Whistle a tune for the sparrows.", id=GIVEN["acts"][0]["id"])
    assert ["same id" in sentence for sentence in told(twin)] == [True]


TWICE = [
    ("Hold a door until the person behind you is through.", "Hold the door open for the person behind you."),
    ("Let somebody go before you in a queue.", "In a queue, let somebody else go first."),
    ("Pick up three bits of litter on your way.", "On your way, pick up some bits of litter."),
    ("Thank the bus or tram driver as you get off.", "Thank the driver of the bus when you get off."),
]


@pytest.mark.parametrize(("one", "other"), TWICE)
def test_one_act_told_twice_is_found(one, other):
    assert one in {act.text for act in MONTH.acts}
    assert alike(one, other) and alike(other, one)
    (sentence,) = [said for said in told(with_act(other, caution="mind")) if "nearly act" in said]
    assert one in sentence


@pytest.mark.parametrize(("one", "other"), [
    ("Say sorry at home for one small thing.", "Say at home what you are glad of."),
    ("Sit outside with a neighbour.", "Water a neighbour's plants."),
    ("Write to a friend who is ill.", "Sing to a child who is ill."),
])
def test_acts_that_differ_are_left_alone(one, other):
    assert not alike(one, other)


COSTLY = [
    ("Buy a coffee for whoever comes next.", "money"), ("Pay for the one behind you.", "money"),
    ("Donate what you can to a good cause.", "money"), ("Lend a colleague your bicycle.", "money"),
    ("Bring somebody their medicine.", "health"), ("Give blood.", "health"), ("Bake a cake for the street.", "health"),
    ("Lift a pram up the stairs.", "health"), ("Climb up and free a kite.", "health"),
    ("Carry a bag up the stairs for somebody.", "health"),
    ("See a stranger home at night.", "safety"), ("Offer a lift to a colleague.", "safety"),
    ("Invite somebody new into your home.", "safety"), ("Sit with a stranger in their flat.", "safety"),
]


@pytest.mark.parametrize(("text", "what"), COSTLY)
def test_what_may_cost_something_says_so(text, what):
    assert costs(text) == what
    (sentence,) = told(with_act(text))
    assert {"money": "cost: small", "health": "somebody's health", "safety": "somebody's safety"}[what] in sentence
    assert told(with_act(text, caution="Only if you can spare it.")) == []
    if what == "money":
        assert told(with_act(text, cost="small")) == []


@pytest.mark.parametrize("text", [
    "Pay attention to a child.", "Lift your eyes to the sky.", "Say it at home.",
    "Carry a friendly word with you.", "Tell a bloody good joke.", "Send a postcard of words you love.",
    "Thank the lift attendant.", "Stay the night's last guest with grace.",
])
def test_a_word_that_only_looks_like_a_cost_is_none(text):
    assert costs(text) == ""
