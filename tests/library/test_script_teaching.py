"""What a scene must teach: somebody checks back, a red flag is met and never punished, an ending names a skill."""

import pytest
from scenes import scene, script

from empathy_widgets.domain import Does, Setting
from empathy_widgets.library.giveaways import SIGNS, told_by
from empathy_widgets.library.kinds.script import ScriptForm
from empathy_widgets.library.kinds.script_places import broken_places, build_placed
from empathy_widgets.library.kinds.script_teaching import untaught

FLAG = {"which": "He shakes after heavy drinking.", "why": "Withdrawal can be dangerous.",
        "clinician": "Calls a doctor.", "met_by": ["a"]}


def flagged(**changes):
    """The scene with a red flag at the coat, met by a reply that asks straight."""
    tale = scene()
    tale["beats"]["coat"]["red_flag"] = FLAG | changes.pop("flag", {})
    tale["beats"]["coat"]["options"]["a"] |= {
        "say": "I want to ask you something straight: are you safe tonight?", "does": ["asks-straight"], **changes}
    return tale


def told(tale):
    """Every complaint, in one text."""
    return "\n".join(f"{'/'.join(map(str, place))}: {text}" for place, text in untaught(script(tale)))


def test_a_sound_scene_and_one_with_a_red_flag_that_is_met_have_nothing_to_mend():
    assert told(scene()) == "" and told(flagged()) == ""
    assert script(flagged()).beat("coat").option("a").does == (Does.ASKS_STRAIGHT,)


def test_a_scene_in_which_nobody_checks_back_is_named():
    tale = scene()
    del tale["beats"]["silence"]["options"]["a"]["does"]
    assert "Nobody in this scene checks" in told(tale)


def test_a_check_that_falls_short_does_not_count():
    tale = scene()
    tale["beats"]["silence"]["options"]["a"] |= {"depth": 1, "better": "Is that it?"}
    assert "Nobody in this scene checks" in told(tale)


def test_an_ending_without_a_skill_is_named():
    tale = scene()
    del tale["endings"]["apart"]["skill"]
    assert told(tale).startswith("endings/apart: The look back names no skill")


@pytest.mark.parametrize(("spoiled", "sentence"), [
    (flagged(flag={"met_by": ["d"]}), "There is no reply “d”"),
    (flagged(flag={"met_by": ["b"]}), "a question about safety is never a mistake"),
    (flagged(depth=1, better="Are you safe?"), "a question about safety is never a mistake"),
    (flagged(when=["trust >= 12"]), "is always offered"),
    (flagged(moves={"trust": -1}), "costs no trust"),
    (flagged(flag={"met_by": ["c"]}), "Asking straight belongs where a red flag is"),
])
def test_a_red_flag_whose_reply_is_missing_hidden_or_punished_is_named(spoiled, sentence):
    assert sentence in told(spoiled)


def test_asking_straight_or_checking_is_never_a_trap():
    tale = flagged()
    tale["beats"]["coat"]["options"]["b"]["does"] = ["asks-straight"]
    assert "are never a trap" in told(tale)


def test_a_check_that_asks_nothing_is_named():
    tale = scene()
    tale["beats"]["silence"]["options"]["a"]["say"] = "You stayed at the silence."
    assert "Let it end with the question" in told(tale)


def placed(**words):
    """The scene with a word of place in a reply."""
    tale = scene()
    tale["places"] = {"doctor": {"neutral": "the doctor", "us": "her primary care doctor", "uk": "her GP"}} | words
    tale["beats"]["door"]["options"]["a"]["say"] = "I'll call {doctor} with you."
    return ScriptForm.model_validate(tale, strict=False)


def test_words_of_place_are_written_out_for_each_setting_and_nothing_else_changes():
    here = build_placed(placed())
    said = {setting: here.placed(setting).beat("door").option("a").say for setting in Setting}
    assert said == {"neutral": "I'll call the doctor with you.", "us": "I'll call her primary care doctor with you.",
                    "uk": "I'll call her GP with you."}
    assert here.placed("uk").setting is Setting.UK and here.placed("mars") is here
    assert here.placed("us").endings == here.endings and script(scene()).placed("us") == script(scene())


def test_a_word_of_place_that_is_missing_unused_or_in_the_wrong_place_is_named():
    assert list(broken_places(placed())) == []
    form = placed(money={"neutral": "money", "us": "dollars", "uk": "pounds"})
    assert "No line uses this word" in "".join(text for _place, text in broken_places(form))
    tale = scene()
    tale["beats"]["door"]["says"], tale["title"] = "Ring {whom}.", "At {whom}"
    found = dict(broken_places(ScriptForm.model_validate(tale, strict=False)))
    assert "stands nowhere under places" in found["beats", "door", "says"]
    assert "nobody has chosen a setting yet" in found["title",]


def test_a_sign_that_tells_every_good_reply_is_found_out_and_one_that_tells_nothing_is_chance():
    fair, tale = script(scene()), scene()
    for beat in tale["beats"].values():
        for option in beat["options"].values():
            option["say"] = option["say"].rstrip("?.") + ("?" if option.get("depth") == 2 else ".")
    assert told_by("question mark", [script(tale)]) == 1 and told_by("question mark", []) == 0.5
    assert set(SIGNS) == {"question mark", "length", "place"} and told_by("question mark", [fair]) < 0.6
