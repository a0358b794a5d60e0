"""What a plan suggests: rules of content, what the client says, and scores only where something can be said of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from empathy_widgets.domain import ClearScore, PlanRules, PlanTarget, Rule, ScoreCondition, StepOffer, Suggestion
from empathy_widgets.strings import _

__all__ = ["Heard", "Suggested", "SuggestedTarget", "steps_of", "suggest"]


@dataclass(frozen=True)
class Heard:
    """What a plan goes by.

    ``wishes`` and ``problems`` are the ids that are ticked, ``words`` all the client's own words, ``done`` the kinds of
    run there were and their content as ``folder/id``, ``clear`` the scores of which anything can be said, and
    ``answers`` question id to "go", "hold" or "".
    """

    wishes: frozenset[str] = frozenset()
    problems: frozenset[str] = frozenset()
    words: str = ""
    done: frozenset[str] = frozenset()
    clear: tuple[ClearScore, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)

    def goes(self, asks: Iterable[str]) -> bool:
        """Whether each of these questions has its deliberate yes."""
        return all(self.answers.get(id) == "go" for id in asks)


@dataclass(frozen=True)
class SuggestedTarget:
    """A target with the rules that spoke for it, the steps that may be taken now, and what to ask for the others."""

    suggestion: Suggestion
    steps: tuple[StepOffer, ...]
    to_ask: tuple[str, ...]
    """The questions without an answer that stand before more steps of this target."""


@dataclass(frozen=True)
class Suggested:
    """What is suggested, in the order of the rules; ``to_ask`` are questions before whole targets can be."""

    targets: tuple[SuggestedTarget, ...]
    to_ask: tuple[str, ...] = ()


def suggest(rules: PlanRules, heard: Heard, there: Collection[str] | None = None) -> Suggested:
    """Say which targets and steps the rules suggest, each with the sentence of its rule.

    Parameters
    ----------
    rules : PlanRules
        All files of them as one.
    heard : Heard
        What the client wants and says, what was done, and the scores of which anything can be said.
    there : collection of str or None
        Which content there is, as ``folder/id``; a step whose content is not there is not offered. None for all.

    Returns
    -------
    Suggested
        Those whose reasons are the client's own come before those of scores, and the one that always holds comes last.
        Nothing whose question was not answered with a deliberate yes.
    """
    found: list[tuple[int, SuggestedTarget]] = []
    to_ask: list[str] = []
    for target in rules.targets:
        spoke = [(rule, sentence) for rule in target.rules if (sentence := printed(rule, heard)) is not None]
        if not spoke:
            continue
        if not heard.goes(target.asks):
            to_ask += [id for id in target.asks if not heard.answers.get(id)]
            continue
        because = "\n".join(sentence for _rule, sentence in spoke)
        suggestion = Suggestion(
            target=target.id, label=target.label, rules=tuple(rule.id for rule, _said in spoke), because=because,
            says=target.says)
        rank = min(2 if rule.always else 1 if rule.scores else 0 for rule, _said in spoke)
        found.append((rank, SuggestedTarget(
            suggestion, steps_of(target, heard, there), left_to_ask(target, heard, there))))
    found.sort(key=lambda one: one[0])
    return Suggested(tuple(one for _rank, one in found), tuple(dict.fromkeys(to_ask)))


def steps_of(target: PlanTarget, heard: Heard, there: Collection[str] | None = None) -> tuple[StepOffer, ...]:
    """The steps of a target that are there and may be taken."""
    return tuple(step for step in target.steps
                 if (there is None or step.content in there) and heard.goes((*target.asks, *step.asks)))


def left_to_ask(target: PlanTarget, heard: Heard, there: Collection[str] | None) -> tuple[str, ...]:
    """The unanswered questions before more steps; none where a step is left out by another answer anyway."""
    asks = [id for step in target.steps if there is None or step.content in there
            if "hold" not in [heard.answers.get(id) for id in step.asks] for id in step.asks
            if not heard.answers.get(id)]
    return tuple(dict.fromkeys(asks))


def printed(rule: Rule, heard: Heard) -> str | None:
    """The sentence a rule prints, with what was found; None where it does not hold."""
    said = found_word(rule.words, heard.words)
    clear = [sentence for one in rule.scores if (sentence := evidence(one, heard.clear)) is not None]
    met = (
        (not rule.wishes or heard.wishes & set(rule.wishes))
        and (not rule.problems or heard.problems & set(rule.problems))
        and (not rule.done or heard.done & set(rule.done)) and (not rule.words or said is not None)
        and (not rule.scores or clear)
    )
    if not met:
        return None
    because = rule.because.replace("{said}", _("“{said}”").format(said=said or ""))
    return " ".join([because, *clear])


def found_word(words: Iterable[str], text: str) -> str | None:
    """The first of these words or phrases in a text, as it stands there; * at the end stands for more letters.

    Examples
    --------
    >>> found_word(["flood*"], "By evening I am Flooded."), found_word(["cold"], "She scolded me.")
    ('Flooded', None)
    """
    text = text.replace("’", "'")
    for word in words:
        stem, more = (word[:-1], r"\w*") if word.endswith("*") else (word, "")
        if found := re.search(rf"\b{re.escape(stem)}{more}\b", text, re.IGNORECASE):
            return found[0]
    return None


def evidence(condition: ScoreCondition, clear: Iterable[ClearScore]) -> str | None:
    """What was measured that meets a condition; None where nothing did."""
    for one in clear:
        if one.instrument in condition.instruments and one.name == condition.score and (
                (condition.lies is not None and one.lies == condition.lies)
                or (condition.moved is not None and one.moved == condition.moved)):
            return one.sentence
    return None
