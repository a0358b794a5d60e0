"""One story of eight beats, told as Twee, as a Twine page, as Yarn and as compiled Ink."""

from __future__ import annotations

import json

from story_samples import choice, page

__all__ = ["EIGHT", "eight_beats"]

BEATS = ["door", "coat", "kettle", "window", "letter", "silence", "stairs", "lamp"]
EIGHT = ("twee", "html", "yarn", "json")


def eight_beats(format: str) -> bytes:
    """One story in four formats: eight beats in a row, something remembered at the door and asked for at the lamp."""
    said = {name: (f"This is the {name}.", [(f"Stay at the {name}.", to), (f"Speak of the {name}.", to),
                                            (f"Pass the {name}.", to)])
            for name, to in zip(BEATS, [*BEATS[1:], ""], strict=True)}
    said["lamp"] = ("This is the lamp.", [("Light it.", "together"), ("Leave it.", "apart"), ("Look at it.", "halfway"),
                                          ("As at the door.", "together")])
    ends = {name: f"It ends {name}." for name in ("together", "apart", "halfway")}
    text = {"twee": as_twee, "html": as_html, "yarn": as_yarn, "json": as_ink}[format](said, ends)
    return text.encode("utf-8")


def as_twee(said: dict, ends: dict) -> str:
    """Written in SugarCube's dialect."""
    passages = "".join(f":: {name}\n{twine_words(name, words, replies)}\n" for name, (words, replies) in said.items())
    return ':: StoryData\n{"format": "SugarCube", "start": "door"}\n' + passages + "".join(
        f":: {name}\n{words}\n" for name, words in ends.items())


def as_html(said: dict, ends: dict) -> str:
    """Published by Twine 2, in SugarCube's dialect."""
    told = [(name, twine_words(name, words, replies)) for name, (words, replies) in said.items()]
    return page(*told, *ends.items(), format="SugarCube", name="story")


def twine_words(name: str, words: str, replies: list[tuple[str, str]]) -> str:
    """A passage with its links."""
    links = [f"[[{say}|{to}]]" for say, to in replies]
    if name == "door":
        links[0] = links[0].replace("]]", "][$stayed to true]]")
    if name == "lamp":
        links[3] = f"<<if $stayed>>{links[3]}<</if>>"
    return "\n".join([words, *links])


def as_yarn(said: dict, ends: dict) -> str:
    """Written for Yarn Spinner."""
    nodes = []
    for name, (words, replies) in said.items():
        lines = [words]
        for say, to in replies:
            asked = " <<if $stayed>>" if say == "As at the door." else ""
            keeps = ["    <<set $stayed to true>>"] if say == "Stay at the door." else []
            lines += [f"-> {say}{asked}", *keeps, f"    <<jump {to}>>"]
        nodes.append((name, lines))
    nodes += [(name, [words]) for name, words in ends.items()]
    return "".join("\n".join([f"title: {name}", "---", *lines, "===", ""]) for name, lines in nodes)


def as_ink(said: dict, ends: dict) -> str:
    """Compiled as inklecate does it."""
    knots: dict[str, object] = {"global decl": ["ev", False, {"VAR=": "stayed"}, "/ev", "end", None]}
    for name, (words, replies) in said.items():
        inside: list[object] = [f"^{words}", "\n"]
        targets: dict[str, object] = {}
        for number, (say, to) in enumerate(replies):
            asked = [{"VAR?": "stayed"}] if say == "As at the door." else []
            keeps = ["ev", True, "/ev", {"VAR=": "stayed", "re": True}] if say == "Stay at the door." else []
            inside += choice(say, f".^.c-{number}", 5 if asked else 4, *asked)
            targets[f"c-{number}"] = ["\n", *keeps, {"->": to}, {"#f": 5}]
        knots[name] = [[*inside, targets], {"#f": 1}]
    knots |= {name: [f"^{words}", "\n", "end", {"#f": 1}] for name, words in ends.items()}
    return json.dumps({"inkVersion": 21, "root": [[{"->": "door"}, ["done", {"#n": "g-0"}], None], "done", knots],
                       "listDefs": {}})
