"""Small stories written for these tests, one in each format and dialect."""

from __future__ import annotations

import html
import json

__all__ = [
    "CHAPBOOK", "HARLOWE", "INK", "SNOWMAN", "SUGARCUBE", "YARN", "YARN_ONE", "choice", "every_file", "ink", "page",
]

SUGARCUBE = """:: StoryTitle
Late home

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "format": "SugarCube", "start": "Hall"}

:: Hall [evening indoors] {"position": "100,200"}
She looks at ''the clock'', not at you. [img[clock.png]]
[[Say sorry->Kitchen]]
[[Kitchen<-Say nothing]]
[[Make a joke|Stairs][$joked to true]]
<<if $coins > 3>>[[Pay the taxi->Kitchen]]<</if>>
<<audio "rain" play>>

:: Kitchen
<<set $sat to true>>She has kept a plate warm.
[[Stairs]]
<<if $joked>>[[Take it back->Stairs]]<<else>>She almost smiles.[[Thank her->Stairs]]<</if>>
<<link "Wash up" "Stairs">><<set $washed to true>>The water runs.<</link>>

:: Stairs
Up or out?
<<if $sat and $joked>>[[Up->Room]]<</if>>
[[Out|Street]]
[[Stay->Nowhere]]

:: Room
The door is ajar.

:: Street
It rains.

:: Attic
Nobody comes here.

:: Story JavaScript [script]
window.alert("no");

:: Story Stylesheet [stylesheet]
body { color: red }
"""

HARLOWE = """:: Start
(set: $asked to true, $count to 1)You (text-style: "bold")[wait]. |name>[Still.]
(if: $told)[[[Speak->End]]](else:)[She turns. [[Wait->End]]]
(unless: $told)[[Leave->Middle]]
(link-goto: "Knock", "Middle")
(link: "Listen")[A cup is set down.(goto: "Middle")]
:: Middle
(put: true into $told)The door opens. [[Back->Start]]
:: End
Quiet.
"""

CHAPBOOK = """met: true
coins: 3
rich (coins > 2): true
--
Hello, {name}.

[if met]
[[Nod->Porch]]

[else]
A stranger. [[Ask->Porch]]

[continued]
{link to: 'Porch', label: 'Look away'}
[JavaScript]
document.write("no")
"""

SNOWMAN = """<% s.met = true %>He is early. <%= s.name %>
<% if (s.met) { %>[[Greet|Porch]]<% } else { %>[[Hide->Porch]]<% } %>
<% if (s.age > 3) { %>[[Ask|Porch]]<% } %>
<a href="#" data-passage="Porch">Walk <b>on</b></a>
<script>while (true) {}</script>
"""

YARN = """title: Start
tags: evening
---
<<declare $asked = false>>
Mother: You are late. #line:1
-> You: Sorry, the bus.
    <<set $asked to true>>
    Mother: There is always a bus. // she sighs
    <<jump Kitchen>>
-> So [b]what[/b].
    Mother: Nothing.
-> (Say nothing.) <<if not $asked>>
    Mother: Well?
    -> I am tired.
        Mother: So am I.
    -> Still nothing.
        <<jump Kitchen>>
<<wait 2>>
Mother: Sit down, {$name}.
-> Sit.
    <<if $asked>>
        <<jump Kitchen>>
    <<else>>
        <<jump Street>>
    <<endif>>
-> Stand.
===
title: Kitchen
---
Mother: Tea?
<<if $asked>>
Mother: You asked for it, once.
<<endif>>
-> Yes. <<if visited("Street")>>
    <<jump Street>>
-> No.
    <<stop>>
===
title: Street
---
Mother: Go, then.
===
"""

YARN_ONE = """title: Gate
---
Old man: The gate is shut.
[[Knock|Yard]]
[[Yard]]
===
title: Yard
---
A dog barks.
<<if $fed>>
[[Stroke it|Gate]]
<<endif>>
[[Run|Field]]
===
"""


def choice(words: str, target: str, flags: int, *condition: object) -> list[object]:
    """A choice with words of its own only, as inklecate writes it."""
    return ["ev", "str", f"^{words}", "/str", *condition, "/ev", {"*": target, "flg": flags}]


def ink() -> dict:
    """A compiled story: a weave with a gather, a variable and a condition, a tunnel, a list, and a value in the
    words.
    """
    hall = [
        "^You are late, ", "ev", {"VAR?": "hour"}, "out", "/ev", "^ o'clock.", "\n",
        *choice("Sorry, the bus.", ".^.c-0", 20), *choice("So what.", ".^.c-1", 20),
        *choice("You know already.", ".^.c-2", 21, {"VAR?": "asked"}, "!"),
        {
            "c-0": ["\n", "^There is always a bus.", "\n", "ev", True, "/ev", {"VAR=": "asked", "re": True},
                    {"->": ".^.^.g-0"}, {"#f": 5}],
            "c-1": ["\n", "^Nothing.", "\n", {"->": ".^.^.g-0"}, {"#f": 5}],
            "c-2": ["\n", {"->": "street"}, {"#f": 5}],
            "g-0": ["^She sits down.", "\n", *choice("Sit too.", ".^.c-3", 20),
                    *choice("Ask her.", ".^.c-4", 21, {"VAR?": "asked"}),
                    {"c-3": ["\n", {"->t->": "sigh"}, {"->": "kitchen"}, {"#f": 5}],
                     "c-4": ["\n", {"->": "kitchen"}, {"#f": 5}], "#f": 5}],
        },
    ]
    kitchen = [
        "^Tea?", "\n", *choice("Yes.", ".^.c-0", 4), *choice("No.", ".^.c-1", 4),
        *choice("Both.", ".^.c-2", 5, {"VAR?": "hour"}, 30, ">"),
        {"c-0": ["\n", "^It is hot.", "\n", "end", None], "c-1": ["\n", "^She pours one cup.", "\n", "end", None],
         "c-2": ["\n", "end", None]},
    ]
    return {"inkVersion": 21, "listDefs": {"moods": {"calm": 1, "cross": 2}}, "root": [
        [{"->": "hall"}, ["done", {"#n": "g-0"}], None], "done", {
            "hall": [hall, {"#f": 1}], "kitchen": [kitchen, {"#f": 1}],
            "street": ["^It rains.", "\n", "end", {"#f": 1}],
            "sigh": ["^She sighs.", "\n", "ev", "void", "/ev", "->->", {"#f": 1}],
            "global decl": ["ev", False, {"VAR=": "asked"}, 11, {"VAR=": "hour"},
                            {"list": {"moods.calm": 1}}, {"VAR=": "mood"}, "/ev", "end", None],
        },
    ]}


INK = json.dumps(ink())


def page(*passages: tuple[str, str], format: str = "Harlowe", name: str = "A &amp; B") -> str:
    """A page as Twine 2 publishes it."""
    inside = "".join(
        f'<tw-passagedata pid="{number}" name="{html.escape(title)}" tags="">{html.escape(text)}</tw-passagedata>'
        for number, (title, text) in enumerate(passages, 1))
    return (f'<!DOCTYPE html><html><head><title>x</title></head><body><tw-storydata name="{name}" startnode="1" '
            f'creator="Twine" format="{format}" hidden><style type="text/twine-css">b {{}}</style>'
            f'<script type="text/twine-javascript">if (1 < 2) alert("</b>")</script>{inside}'
            '</tw-storydata></body></html>')


def every_file() -> dict[str, bytes]:
    """A sound file of every format and dialect, by its name."""
    files = {
        "sugarcube.twee": SUGARCUBE, "harlowe.twee": HARLOWE, "start.yarn": YARN, "one.yarn": YARN_ONE,
        "story.json": INK,
        "harlowe.html": page(("Start", HARLOWE.partition("\n")[2]), ("End", "Quiet.")),
        "chapbook.html": page(("Gate", CHAPBOOK), ("Porch", "Wind."), format="Chapbook"),
        "snowman.html": page(("Gate", SNOWMAN), ("Porch", "Wind."), format="Snowman"),
        "sugarcube.html": page(("Hall", SUGARCUBE.split("\n", 7)[7]), ("Kitchen", "Tea."), format="SugarCube"),
    }
    return {name: text.encode("utf-8") for name, text in files.items()}
