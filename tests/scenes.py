"""A small made-up scene for tests: eight beats in a row with a side way, two memories, three endings."""

from __future__ import annotations

import json
from typing import Any

from empathy_widgets.domain import Script
from empathy_widgets.library.kinds.script import ScriptForm, build_script
from empathy_widgets.play.play import Play, begin, choose, try_again

__all__ = ["played", "scene", "script"]

ORDER = ["door", "coat", "kettle", "window", "letter", "silence", "stairs", "lamp"]


def option(say: str, to: Any, **more: Any) -> dict[str, Any]:
    """One reply; a trap unless it carries something."""
    usual = {"thought": f"Hm: {say}", "moves": {"trust": 0}, "why": "Because it stayed close to what was said.",
             "to": to}
    if "carries" in more:
        usual["depth"] = 2
    else:
        usual |= {"trap": "fixing", "better": "Say that again?", "moves": {"trust": -1}}
    return {"say": say, **usual, **more}


def beat(name: str, onwards: Any) -> dict[str, Any]:
    """One beat with three replies of three sorts."""
    return {
        "says": f"This is the {name}.", "looks": "Still, looking down.", "feels": ["tired"], "needs": ["rest"],
        "at": {"guarded": {"says": f"The {name}."}},
        "options": {
            "a": option(f"You stayed at the {name}.", onwards, carries=["cognitive"], moves={"trust": 1}),
            "b": option(f"Let me fix the {name}.", onwards),
            "c": option(f"I feel the {name} too.", onwards, carries=["affective"], depth=1, better="Tell me more.",
                        moves={"trust": 1, "tension": -1}),
        },
    }


def scene() -> dict[str, Any]:
    """The scene as a content file would hold it; change what you like."""
    beats = {name: beat(name, following) for name, following in zip(ORDER, ORDER[1:], strict=False)}
    beats["lamp"] = beat("lamp", [
        {"when": ["trust >= 12", "stayed"], "go": "together"}, {"when": ["not stayed"], "go": "apart"},
        {"go": "halfway"},
    ])
    beats["door"]["options"]["a"]["remembers"] = ["stayed"]
    beats["silence"]["options"]["a"] |= {"say": "You stayed at the silence. Is that it?", "does": ["checks"]}
    beats["kettle"]["options"]["d"] = option(
        "As I said at the door, I am here.", "letter", carries=["compassionate"], when=["chose door/a"])
    return json.loads(json.dumps({
        "id": "a-scene", "title": "A scene", "source": "Written for the tests.", "rights": "Ours: CC BY 4.0.",
        "reviewed": {"by": "tester", "on": "2026-11-24"}, "about": "Two people.", "practise": "Staying.", "minutes": 9,
        "not_for": "When it is raw.", "safety": "Stop at any time.",
        "scene": {"who": "Two people.", "where": "A kitchen.", "stake": "Whether they talk."},
        "other": {"name": "Sam", "role": "your brother"}, "helper": {"name": "You", "role": "the sister"},
        "gauges": {"trust": {"label": "Trust", "low": "wary", "high": "trusting", "start": 9},
                   "tension": {"label": "Tension", "low": "settled", "high": "wound up", "start": 12}},
        "levels": {"open": {"label": "As written"}, "guarded": {"label": "More guarded", "start": {"trust": 8}}},
        "memories": {"stayed": "You stayed at the door."},
        "feelings": ["tired", "ashamed", "hopeful", "angry", "lonely", "relieved"],
        "needs": ["rest", "respect", "company", "honesty"],
        "start": "door", "beats": beats,
        "endings": {name: {"title": name.title(), "text": "And so it ends.", "debrief": ["What helped?"],
                           "reflection": "What would you say now?", "skill": "Leaves a silence alone."}
                    for name in ("together", "apart", "halfway")},
    }))


def script(changed: dict[str, Any] | None = None) -> Script:
    """The scene as the noun the other rooms know."""
    return build_script(ScriptForm.model_validate(changed or scene(), strict=False))


def played(script: Script, moves: str, level: str = "open") -> Play:
    """The play after these replies, a letter each; a hyphen takes the one before it back."""
    play = begin(script, level)
    for move in moves:
        play = try_again(play) if move == "-" else choose(script, play, move)
    return play
