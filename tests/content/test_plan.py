"""The rules of a plan, each tried alone; and 500 random people, of whom nothing is said that chance could make."""

import math
import random
from dataclasses import replace

import pytest

from empathy_widgets.domain import ClearScore, ReferenceValue
from empathy_widgets.library import Library, check_content
from empathy_widgets.play.suggest import Heard, suggest
from empathy_widgets.scoring import clear_scores, reliable_change, score_instrument

LIBRARY = Library()
RULES = LIBRARY.plan_rules()
YES = {one.id: "go" for one in RULES.questions}
EVERY = [(target, rule) for target in RULES.targets for rule in target.rules]
NAMED = [f"{target.id}: {rule.id}" for target, rule in EVERY]


def spoken(rule) -> str:
    """Words in which the rule's first word stands, in a sentence of somebody's."""
    return f"Last week, well, {rule.words[0].removesuffix('*')} and so on." if rule.words else ""


def meeting(rule, score=None) -> Heard:
    """What must be heard for a rule to hold, and no more."""
    one = score or (rule.scores[0] if rule.scores else None)
    clear = () if one is None else (ClearScore(
        instrument=one.instruments[0], name=one.score, lies=one.lies, moved=one.moved, sentence="It lies there."),)
    return Heard(frozenset(rule.wishes[:1]), frozenset(rule.problems[:1]), spoken(rule), frozenset(rule.done[:1]),
                 clear, YES)


def of(target, suggested):
    """What is suggested for a target; None for nothing."""
    return next((one for one in suggested.targets if one.suggestion.target == target.id), None)


@pytest.mark.parametrize(("target", "rule"), EVERY, ids=NAMED)
def test_a_rule_speaks_when_all_it_names_is_there_and_prints_its_sentence(target, rule):
    found = of(target, suggest(RULES, meeting(rule)))
    opening = rule.because.split("{said}")[0]
    assert found is not None and rule.id in found.suggestion.rules and opening in found.suggestion.because
    assert "{" not in found.suggestion.because


@pytest.mark.parametrize(("target", "rule"), EVERY, ids=NAMED)
def test_a_rule_is_silent_when_one_thing_it_names_is_missing(target, rule):
    missing = [name for name in ("wishes", "problems", "words", "done", "clear")
               if getattr(meeting(rule), name)]
    assert bool(missing) != rule.always
    for name in missing:
        heard = replace(meeting(rule), **{name: "" if name == "words" else () if name == "clear" else frozenset()})
        found = of(target, suggest(RULES, heard))
        assert found is None or rule.id not in found.suggestion.rules, name


@pytest.mark.parametrize(("target", "rule"), EVERY, ids=NAMED)
def test_every_score_a_rule_names_is_one_of_its_instruments_and_the_other_way_is_not_meant(target, rule):
    for one in rule.scores:
        for id in one.instruments:
            assert one.score in score_instrument(LIBRARY.instrument(id), {}).scores, (id, one.score)
        other = {"above": "below", "below": "above", "rose": "fell", "fell": "rose", None: None}
        turned = one.model_copy(update={"lies": other[one.lies], "moved": other[one.moved]})
        found = of(target, suggest(RULES, meeting(rule, turned)))
        assert found is None or rule.id not in found.suggestion.rules


def test_no_rule_calls_a_rise_or_a_fall_good_where_the_scale_calls_it_neither():
    neither = {(id, name) for id in ("pes", "iri", "pes-practice-form")
               for name, score in score_instrument(LIBRARY.instrument(id), {}).scores.items()
               if score.higher_is == "neither"}
    for _target, rule in EVERY:
        named = {(id, one.score) for one in rule.scores for id in one.instruments}
        if named & neither:
            assert not {"better", "worse", "good", "bad", "improv", "problem"} & set(rule.because.casefold().split())


def test_every_wish_and_every_problem_leads_somewhere():
    led = {id for _target, rule in EVERY for id in (*rule.wishes, *rule.problems)}
    assert led == {one.id for one in (*RULES.wishes, *RULES.problems)}


def test_every_target_has_a_step_in_the_room_and_one_between_whose_content_is_here():
    for target in RULES.targets:
        assert {step.when for step in target.steps if not step.later} == {"session", "between"}, target.id


@pytest.mark.parametrize("folder", ["mirroring", "scripts"])
def test_every_step_of_mirroring_or_a_scene_asks_first(folder):
    question = {"mirroring": "mirroring", "scripts": "flooding"}[folder]
    steps = [step for target in RULES.targets for step in target.steps if step.content.startswith(f"{folder}/")]
    assert steps and all(question in step.asks for step in steps)


# ------------------------------------------------------------------------------ 500 people nobody knows

GIVEN = {"pes": None, "iri": None, "pes-practice-form": None, "compassion-practice-form": None,
         "own sample": {"NCE": (17.0, 3.5, 0.78), "NAE": (13.0, 4.0, 0.8), "PAE": (18.0, 3.0, 0.74)}}


def an_instrument(name):
    """An instrument as it ships; or the practice form with a sample of a site's own."""
    own = GIVEN[name]
    if own is None:
        return LIBRARY.instrument(name)
    sample = LIBRARY.instrument("pes").reference_samples[0].model_copy(update={"id": "own-sample", "n": 64, "values": {
        id: ReferenceValue(mean=mean, sd=sd, reliability=alpha, reliability_kind="alpha")
        for id, (mean, sd, alpha) in own.items()}})
    return LIBRARY.instrument("pes-practice-form").model_copy(update={"reference_samples": (sample,)})


def answered(draw, instrument):
    """A person's answers, some left out, drawn around a leaning of their own so that every distance comes up."""
    low, high = instrument.choice_range
    leaning = draw.uniform(low, high)
    return {item.number: min(high, max(low, round(draw.gauss(leaning, 0.9)))) for item in instrument.items
            if draw.random() > 0.02}


def somebody(draw, instrument):
    """Two sittings of a random person, what they ticked and wrote, and what was answered about safety."""
    first, second = (score_instrument(instrument, answered(draw, instrument)) for _sitting in range(2))
    sample = instrument.reference_samples[0] if instrument.reference_samples else None
    values = sample.values if sample else {}
    changes = {name: reliable_change(first.scores[name], second.scores[name], values.get(name))
               for name in second.scores} if draw.random() < 0.5 else {}
    words = draw.sample(["flooded", "cold", "quarrelled", "jealous", "had no idea", "nothing much"], draw.randint(0, 2))
    heard = Heard(
        frozenset(draw.sample([one.id for one in RULES.wishes], draw.randint(0, 3))),
        frozenset(draw.sample([one.id for one in RULES.problems], draw.randint(0, 2))), " and ".join(words),
        frozenset(draw.sample(["mirroring", "role-play", "discussion", "problem"], draw.randint(0, 2))),
        clear_scores(second, changes, sample), {one.id: draw.choice(["go", "hold", ""]) for one in RULES.questions})
    return first, second, bool(changes), sample, heard


def by_hand(first, second, compared, sample, one):
    """Whether a difference could not be measurement error, worked out here again from the papers' formulas."""
    value = sample.values.get(one.score) if sample else None
    if value is None or value.reliability is None:
        return False
    now, before = second.scores[one.score].points, first.scores[one.score].points
    noise = value.sd ** 2 * (1 - value.reliability)
    if one.lies is not None:
        far = 0 if now is None else (now - value.mean) * (1 if one.lies == "above" else -1)
        return far >= 1.959964 * math.sqrt(noise + value.sd ** 2 / sample.n) - 1e-6
    if not compared or now is None or before is None:
        return False
    return (now - before) * (1 if one.moved == "rose" else -1) >= 1.959964 * math.sqrt(2 * noise) - 1e-6


@pytest.mark.parametrize("name", GIVEN)
def test_of_500_random_people_a_full_plan_comes_and_nothing_chance_could_make_is_said(name):
    draw, instrument = random.Random(1926), an_instrument(name)
    there = {step.content for target in RULES.targets for step in target.steps if not step.later}
    by_scores = 0
    for _person in range(500):
        first, second, compared, sample, heard = somebody(draw, instrument)
        suggested = suggest(RULES, heard, there)
        steps = [step for one in suggested.targets for step in one.steps]
        assert {step.when for step in steps} == {"session", "between"}
        for one in suggested.targets:
            target = next(target for target in RULES.targets if target.id == one.suggestion.target)
            spoke = [rule for rule in target.rules if rule.id in one.suggestion.rules]
            assert spoke and all(rule.because.split("{said}")[0] in one.suggestion.because for rule in spoke)
            for rule in spoke:
                if rule.scores:
                    by_scores += 1
                    assert any(instrument.id in score.instruments and by_hand(first, second, compared, sample, score)
                               for score in rule.scores), (rule.id, second)
            for step in one.steps:
                assert all(heard.answers[id] == "go" for id in (*target.asks, *step.asks))
    assert (by_scores > 100) == (name not in ("pes-practice-form", "compassion-practice-form")), by_scores


@pytest.mark.parametrize("name", ["pes", "iri", "own sample"])
def test_nothing_clear_is_kept_back(name):
    """The control: whatever the formulas allow to be said by the sample is among what can be said."""
    draw, instrument = random.Random(7), an_instrument(name)
    seen = 0
    for _person in range(500):
        _first, second, _compared, sample, heard = somebody(draw, instrument)
        for id, value in sample.values.items():
            points = second.scores[id].points
            if points is None:
                continue
            error = 1.959964 * value.sd * math.sqrt(1 - value.reliability + 1 / sample.n)
            if abs(abs(points - value.mean) - error) < 1e-6:
                continue
            told = next((one.lies for one in heard.clear if one.name == id), None)
            assert told == (None if abs(points - value.mean) < error else "above" if points > value.mean else "below")
            seen += 1
    assert seen > 1000


def test_without_a_word_and_without_a_score_a_plan_still_begins():
    suggested = suggest(RULES, Heard())
    assert [one.suggestion.target for one in suggested.targets] == ["find-out"]
    assert {step.when for step in suggested.targets[0].steps} == {"session", "between"}


def test_a_question_that_is_not_answered_stands_before_what_it_guards():
    heard = Heard(wishes=frozenset({"make-up"}))
    assert suggest(RULES, heard).to_ask == ("forgiveness",) and len(suggest(RULES, heard).targets) == 1
    held = suggest(RULES, replace(heard, answers={"forgiveness": "hold"}))
    assert held.to_ask == () and len(held.targets) == 1
    asked = suggest(RULES, replace(heard, answers={"forgiveness": "go"}))
    assert {one.suggestion.target for one in asked.targets} == {"mend", "find-out"}
    mend = next(one for one in asked.targets if one.suggestion.target == "mend")
    assert mend.to_ask == ("flooding",) and all("flooding" not in step.asks for step in mend.steps)


def test_a_step_whose_content_comes_later_is_offered_as_soon_as_it_is_there():
    later = [step.content for target in RULES.targets for step in target.steps if step.later]
    assert later
    heard = Heard(wishes=frozenset(one.id for one in RULES.wishes), answers=YES)
    here = {step.content for target in RULES.targets for step in target.steps} - set(later)
    before = {step.content for one in suggest(RULES, heard, here).targets for step in one.steps}
    after = {step.content for one in suggest(RULES, heard, here | set(later)).targets for step in one.steps}
    assert not before & set(later) and after == before | set(later)


WRONG = {
    "content: mirroring/voice-and-pace, when": ("content: mirroring/gone, when", "There is no “mirroring/gone”"),
    "wishes: [not-flooded]": ("wishes: [fly]", "“fly” among its wishes"),
    "problems: [worn-out]": ("problems: [bored]", "“bored” among its problems"),
    "asks: [meditation], later": ("asks: [tea], later", "“tea” among its questions"),
    "You wrote {said}: steadiness": ("You wrote it: steadiness", "goes with “words”"),
    "[iri], score: PD, lies: above}": ("[ira], score: PD, lies: above}", "no instrument “ira”"),
    "score: PD, lies: above}": ("score: PD}", "lies above or below, or rose or fell"),
    "lie apart from those of the sample: st": ("are low: st", "“low” judges a person"),
    "id: feeling-with": ("id: feeling", "Rename one of the two"),
    "  let-it-in:": ("  mend:", "stands in two files"),
}


@pytest.mark.parametrize("was", WRONG)
def test_the_checker_says_what_is_wrong_with_a_rule(tmp_path, was):
    folder = tmp_path / "plan"
    folder.mkdir()
    for file in (LIBRARY.folder / "plan").glob("*.yaml"):
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    assert check_content(folder) == []
    file = folder / "feeling-with.yaml"
    now, sentence = WRONG[was]
    assert file.read_text("utf-8").count(was) >= 1
    file.write_text(file.read_text("utf-8").replace(was, now, 1), "utf-8")
    assert any(sentence in str(complaint) for complaint in check_content(folder)), check_content(folder)
