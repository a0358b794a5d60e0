"""What is broken, foreign, too large or a trap gets one clear sentence, and soon."""

import contextlib
import json

import pytest
from story_samples import ink
from work import counted

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.stories import make_draft, read_story, reading
from empathy_widgets.exchange.stories.story import Budget

DEEP = b'{"inkVersion": 21, "root": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"
LESS_DEEP = json.dumps({"inkVersion": 21, "root": json.loads("[" * 80 + "null" + ", null]" * 80)}).encode()
NO_NUMBER = (
    b'<tw-storydata name="x" startnode="1"><tw-passagedata pid="1" name="S">&#' + b"9" * 5000 + b";</tw-passagedata>")
ENTITIES = (b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (98 + n, *[97 + n] * 9) for n in range(9)) +
    b']><tw-storydata name="&j;" startnode="1"><tw-passagedata pid="1" name="S">&j; [[E]]</tw-passagedata>'
    b'<tw-passagedata pid="2" name="E">&amp;j;</tw-passagedata></tw-storydata>')


@pytest.fixture(autouse=True)
def budget(monkeypatch):
    """The count of one reading, without its clock, so that nothing hangs on how fast this machine is."""
    made = Budget(seconds=float("inf"))
    monkeypatch.setattr(reading, "Budget", lambda: made)
    return made


@pytest.mark.parametrize("raw, name, sentence", [
    (b"", "a.twee", "This file is empty"),
    (b"\xef\xbb\xbf \n", "a.twee", "This file is empty"),
    (b"PK\x03\x04\x00\x00", "a.html", "not a text file"),
    (":: Start\nÜ".encode("latin-1"), "a.twee", "not text in UTF-8"),
    (":: Start".encode("utf-16"), "a.twee", "not a text file"),
    (b":: Start\n" + b"x" * 6_000_000, "a.twee", "larger than 5 MB"),
    (b"x" * 900, "a.twee", "no story that can be read here"),
    (b":: Start\n" + b"x " * 30_000, "a.twee", "“Start” has more than 50,000 characters"),
    (b":: a\n" * 600, "a.twee", "more than 500 passages"),
    (b":: " + b"a" * 400, "a.twee", "Line 1 starts a passage with a name of more than 300"),
    (b":: Code [script]\nalert(1)", "a.twee", "no passage to read"),
    (b":: A\n" + b"<<if $a>>" * 50, "a.twee", "more than 40 deep"),
    (b"<html><body>Hello</body></html>", "a.html", "no Twine 2 story in this page"),
    (b"<html><div tiddler='Start'></div></html>", "a.html", "made with Twine 1"),
    (b"<tw-storydata name='x", "a.html", "damaged where it begins"),
    (b"<tw-storydata></tw-storydata>", "a.html", "no passage to read"),
    (NO_NUMBER, "a.html", "a number that no character has"),
    (b"title: x\n---\n" + b"\n".join(b" " * n + b"-> a" for n in range(40)) + b"\n===", "a.yarn", "more than 24 deep"),
    (b"title: x\n---\n" + b"-> a\n" * 12_000 + b"===", "a.yarn", "more than 10,000 lines"),
    (b"title: x\n---\n" + b"<<x" * 3000 + b"\n===", "a.yarn", "a line of more than 4,000 characters"),
    (b"=== hall ===\nHello.\n* [Go] -> END", "a.ink", "Export it to JSON in Inky first"),
    (b"{}", "a.json", "not a compiled Ink story"),
    (b"[1, 2]", "a.json", "saved as a .yarn file"),
    (b'{"inkVersion": 21, "root": [', "a.json", "damaged"),
    (b'{"inkVersion": 21}', "a.json", "not a compiled Ink story"),
    (json.dumps(ink() | {"inkVersion": 22}).encode(), "a.json", "has version 22; versions 18 to 21"),
    (json.dumps(ink() | {"inkVersion": 17}).encode(), "a.json", "has version 17"),
    (b'{"inkVersion": 21, "root": [{"->": "nowhere"}, null]}', "a.json", "no choice and no end"),
    (b'{"inkVersion": 21, "root": ["done", null]}', "a.json", "nothing is said in this Ink story"),
    (b'{"inkVersion": 21, "root": ["^Hi", "/ev", null]}', "a.json", "cannot be played from its beginning"),
    (b'{"inkVersion": 21, "root": [' + b"1, " * 100_000 + b"null]}", "a.json", "too large to read"),
    (b'{"inkVersion": 21, "root": ["^' + b"x" * 6000 + b'", null]}', "a.json", "more than 5,000 characters"),
    (DEEP, "a.json", "nested too deep"),
    (LESS_DEEP, "a.json", "nested too deep"),
])
def test_a_file_that_is_no_story_gets_one_sentence(raw, name, sentence):
    with counted(1_000_000, 8_000_000), pytest.raises(ExchangeError, match=sentence) as refused:
        read_story(raw, name)
    said = str(refused.value)
    assert "\n" not in said and len(said) < 240 and said.endswith(".")


def test_entities_of_a_page_are_never_expanded():
    story = read_story(ENTITIES, "a.html")
    assert (story.title, story.passages[0].text, story.passages[1].text) == ("&j;", "&j; E", "&j;")


@pytest.mark.parametrize("token", [
    "<<", "[[", "(if:", "(if: $a)[", "<b ", "<% ", "{", "<!--", "'\"", "[img[", "\n[if x]\n", "&#",
    '<a data-passage="x"'])
@pytest.mark.parametrize("format", ["Harlowe", "SugarCube", "Chapbook", "Snowman"])
def test_what_never_closes_costs_a_fixed_number_of_calls_a_letter(token, format):
    passage = token * (8_000 // len(token))
    text = f':: StoryData\n{{"format": "{format}"}}\n' + "".join(f":: P{number}\n{passage}\n" for number in range(2))
    with counted(60 * len(text)), contextlib.suppress(ExchangeError):
        make_draft(read_story(text.encode(), "a.twee"), "")


@pytest.mark.parametrize("name", ["a.twee", "a.html", "a.yarn", "a.json", "a.ink.json"])
@pytest.mark.parametrize("line", [b"x", b"[[", b"->", b"<<if $a>>", b"    ", b'["^x",', b"&#1;"])
def test_a_line_of_fifty_megabytes_is_refused_before_it_is_looked_at(line, name):
    raw = (line * (50_000_000 // len(line) + 1))[:50_000_000]
    with counted(2_000, 1_000_000), pytest.raises(ExchangeError, match="larger than 5 MB"):
        read_story(raw, name)


@pytest.mark.parametrize("raw, name, sentence", [
    (b":: A\n" + b"\n" * 400_000, "a.twee", "takes too long to read"),
    (b":: StoryData\n{\"format\": \"Harlowe\"}\n" + b"".join(
        b":: P%d\n" % n + b"[] " * 16_000 + b"\n" for n in range(20)), "a.twee", "takes too long to read"),
    (b"title: A\n---\n" + b"".join(b"<<if $a>>\n" for _n in range(40)) + b"===", "a.yarn", "more than 24 deep"),
    (b"title: A\n---\n" + b"".join(b"-> a%d\n-> b\n\n" % n for n in range(600)) + b"===", "a.yarn",
     "more than 500 passages"),
    (b"title: A\n---\n" + b"<<jump A>>\n===\n" + b"title: B\n---\n===\n" * 600, "a.yarn", "more than 500 nodes"),
])
def test_what_grows_and_grows_is_refused_by_a_count(budget, raw, name, sentence):
    with pytest.raises(ExchangeError, match=sentence) as refused:
        read_story(raw, name)
    assert budget.looks <= budget.most + 1 and "\n" not in str(refused.value)


@pytest.mark.parametrize("text", [
    "title: A\n---\nOn.\n<<jump B>>\n===\ntitle: B\n---\nOn.\n<<jump A>>\n===",
    ":: Start\n[[Round->Start]]", ":: Start\n<<goto \"Start\">>"])
def test_a_story_that_goes_round_and_round_is_read_once(budget, text):
    assert make_draft(read_story(text.encode(), "a.yarn"), "").beats and budget.looks < 100


@pytest.mark.parametrize("raw, name", [
    (":: A\n" + "[[B]] " * 900 + "\n:: B\n" + "[[A]] " * 900, "a.twee"),
    ('<tw-storydata startnode="1"><tw-passagedata pid="1" name="A">' + "[[A]] " * 900
     + "</tw-passagedata></tw-storydata>", "a.html"),
    ("title: A\n---\n" + "A line.\n" * 900 + "===", "a.yarn"),
    ('{"inkVersion": 21, "root": [' + "[null]," * 900 + "null]}", "a.json"),
])
def test_reading_looks_at_the_clock_all_the_time_and_gives_up_when_it_is_late(budget, raw, name):
    budget.most = 300
    with pytest.raises(ExchangeError, match="takes too long to read"):
        read_story(raw.encode(), name)
    assert budget.looks == 301


def test_what_stands_in_the_file_decides_before_its_ending():
    assert read_story(b":: Start\nHere.", "a.json").kind == "Twee 3"
    both = b"title: Start\n---\n:: Start\n===\n"
    assert read_story(both, "a.yarn").kind == "Yarn Spinner" and read_story(both, "a.twee").kind == "Twee 3"
