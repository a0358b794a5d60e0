"""What a page sends to finish a draft, read as what a person decided; anything odd is one sentence."""

from __future__ import annotations

from typing import Any, NoReturn, get_args, get_type_hints

from empathy_widgets.domain import Choice
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.questionnaires import Finish, QuestionnaireDraft, Score
from empathy_widgets.strings import _

__all__ = ["as_form", "decided"]

MOST = 2_000
ENTRIES = {name: get_args(get_type_hints(Score)[name]) for name in ("score", "kind", "higher_is")}


def as_form(draft: QuestionnaireDraft) -> dict[str, Any]:
    """What the file gave, as the form starts with it."""
    return {
        "title": draft.title, "language": draft.language, "source": draft.source, "rights": draft.rights,
        "instructions": draft.instructions, "choices": [choice.model_dump() for choice in draft.choices],
        "items": [{"number": item.number, "text": item.text or "", "reverse": item.reverse_keyed}
                  for item in draft.items],
        "scores": [{"id": one.id, "label": one.label, "items": list(one.items), "score": one.score}
                   for one in draft.subscales],
    }


def decided(event: dict[str, Any]) -> Finish:
    """What a person decided; ExchangeError where something is missing, or is not what a form sends."""
    if event["what"] not in ("practice", "published"):
        raise ExchangeError(_("Say whether it is a form of your own or a published scale."))
    return Finish(
        kind=event["what"], source=event["source"], rights=event["rights"], instructions=event["instructions"],
        reviewed_by=event["by"], choices=tuple(map(_choice, _some(event["choices"]))),
        turned=frozenset(map(_number, _some(event["turned"]))), scores=tuple(map(_score, _some(event["scores"]))))


def _some(listed: list[Any]) -> list[Any]:
    if len(listed) > MOST:
        _odd()
    return listed


def _choice(one: Any) -> Choice:
    points, label = (one.get("points"), one.get("label")) if isinstance(one, dict) else (None, None)
    if not isinstance(points, str) or not isinstance(label, str):
        _odd()
    try:
        value = int(points[:20])
    except ValueError:
        value = 10_000
    if not -1_000 <= value <= 1_000:
        raise ExchangeError(_("The points of a choice are whole numbers between -1000 and 1000; write them all."))
    return Choice(value=value, label=label)


def _score(one: Any) -> Score:
    if not isinstance(one, dict) or not isinstance(one.get("items"), list):
        _odd()
    texts: dict[str, Any] = {name: one.get(name) for name in ("label", "plain", "id")}
    entries: dict[str, Any] = {name: one.get(name) for name in ENTRIES}
    if not all(isinstance(text, str) and len(text) <= MOST for text in texts.values()) or any(
            entries[name] not in allowed for name, allowed in ENTRIES.items()):
        _odd()
    return Score(items=tuple(map(_number, _some(one["items"]))), **texts, **entries)


def _number(one: Any) -> int:
    if type(one) is not int:
        _odd()
    return int(one)


def _odd() -> NoReturn:
    raise ExchangeError(_("This page sent something the draft does not have. Please choose the file again."))
