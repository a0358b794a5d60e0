"""Mutated stories and random bytes: every importer reads or refuses in one sentence, without endless work.

``EMPATHY_FUZZ`` sets how many inputs are tried; the seed of one that fails stands in the failure.
"""

import copy
import json
import os
import random
from pathlib import Path

import pytest
from story_samples import every_file, ink
from work import counted

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.stories import draft_text, make_draft, read_story

INPUTS = int(os.environ.get("EMPATHY_FUZZ", "160"))
CALLS = 4_000_000
CALLS_ASTRAY = 20_000_000
"""Of compiled Ink that goes ever deeper: each of its counted steps copies the way it came by."""
NOT_FORESEEN = "not foreseen"
CASES = sorted(path for path in (Path(__file__).parents[1] / "cases").iterdir()
               if path.name.startswith(("doorstep", "rooms")))
EACH = 1_000
"""Mutations of each of our small inputs."""
BITS = [part.encode() for part in (
    "[[", "]]", "<<", ">>", "->", "<-", "|", "::", "\n:: ", "\n", "{", "}", '"', "(if: $x)[", "(", ")",
    "<<if $a>>", "<</if>>", "\n-> ", "\n===\n", "\n---\n", "    ", "<<jump X>>", "é", "\u2028", "\x07",
    "&#99999999999;", "&lt;", "1e999", "null", "[", "]",
    '<tw-passagedata name="x">', '"ev",', '"POW",', '{"->": "hall"},', "99999999999999999999,")] + [b"\xff", b"\0"]
TOKENS = [
    True, False, None, 0, 1, -1, 10 ** 9, 1e308, "ev", "/ev", "str", "/str", "out", "pop", "du", "->->", "~ret",
    "done", "end", "visit", "seq", "rnd", "lrnd", "thread", "turns", "readc", "listInt", "range", "#", "/#",
    "+", "-", "*", "/", "%", "_", "==",
    ">", "!", "&&", "MIN", "POW", "FLOOR", "L^", "?", "LIST_ALL", "LIST_VALUE", "^hey", "\n", "<>", "void", "", "zzz",
    {"->": "hall"}, {"->": ".^"}, {"->": "nowhere"}, {"->t->": "hall"}, {"f()": "hall"}, {"f()": "sigh"},
    {"x()": "g", "exArgs": 1}, {"VAR?": "asked"}, {"VAR?": "zz"}, {"VAR=": "asked", "re": True}, {"temp=": "q"},
    {"CNT?": "hall"}, {"*": ".^.c-0", "flg": 20}, {"*": "kitchen", "flg": 9}, {"*": ".^", "flg": 8},
    {"^->": "hall"}, {"list": {"moods.calm": 1}}, {"->": "hall", "c": True}, [],
    ["^x", None], {"#f": 5}, {"*": "", "flg": 0}, {"->": ".^.^.^.^.^"},
]


def mutated(chance, raw):
    """A sound file with a few bytes added, lost, doubled or moved."""
    raw = bytearray(raw)
    for _turn in range(chance.randint(1, 6)):
        at, kind = chance.randrange(len(raw) + 1), chance.random()
        if kind < 0.4:
            raw[at:at] = chance.choice(BITS)
        elif kind < 0.6:
            del raw[at:at + chance.randint(1, 40)]
        elif kind < 0.7 and at < len(raw):
            raw[at] = chance.randrange(128)
        elif kind < 0.85:
            raw[at:at] = raw[at:at + chance.randint(1, 80)] * chance.randint(1, 5)
        else:
            part = raw[at:at + 60]
            del raw[at:at + 60]
            other = chance.randrange(len(raw) + 1)
            raw[other:other] = part
    return bytes(raw)


def mutated_ink(chance, story):
    """A compiled story that is still JSON, with a few of its parts changed."""
    for _turn in range(chance.randint(1, 6)):
        part = chance.choice([one for one in parts(story["root"]) if one])
        if isinstance(part, dict):
            part[chance.choice(list(part))] = copy.deepcopy(chance.choice(TOKENS))
            continue
        at, kind = chance.randrange(len(part)), chance.random()
        if kind < 0.5:
            part[at:at] = copy.deepcopy(chance.choices(TOKENS, k=chance.randint(1, 3)))
        elif kind < 0.7:
            del part[at]
        else:
            part[at] = copy.deepcopy(chance.choice(TOKENS))
    return json.dumps(story).encode()


def parts(whole):
    """Every list and dict of a story."""
    if isinstance(whole, (list, dict)):
        yield whole
        for part in whole.values() if isinstance(whole, dict) else whole:
            yield from parts(part)


def try_one(seed, raw, name, calls=CALLS):
    """Read it and make the draft; True when there is one."""
    try:
        with counted(calls):
            draft = make_draft(read_story(raw, name), "")
    except ExchangeError as refused:
        assert NOT_FORESEEN not in str(refused), f"seed {seed}, {name}: fell into the last net"
        assert "\n" not in str(refused) and str(refused).endswith("."), f"seed {seed}, {name}: {refused}"
        draft = None
    except BaseException as error:
        raise AssertionError(f"seed {seed}, {name}: {error!r}") from error
    if draft is not None and seed % 8 == 0:
        draft_text(draft)
    return draft is not None


def test_mutated_stories_are_read_or_refused():
    files = every_file()
    read = 0
    for seed in range(INPUTS):
        chance = random.Random(seed)
        name = chance.choice(list(files))
        read += try_one(seed, mutated(chance, files[name]), name)
    assert read > INPUTS / 4, "most mutated files should still be read: the mutations are too coarse to test anything"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_thousand_mutations_of_each_case_give_a_draft_or_one_sentence(case):
    read = sum(try_one(seed, mutated(random.Random(seed), case.read_bytes()), case.name) for seed in range(EACH))
    assert read > EACH / 4 or case.suffix in (".ink", ".json"), "too coarse to test anything"


def test_mutated_ink_is_read_or_refused():
    read = sum(try_one(seed, mutated_ink(random.Random(seed), ink()), "story.json") for seed in range(INPUTS // 2))
    assert read > INPUTS // 20


def test_a_thousand_changed_parts_of_the_ink_case_give_a_draft_or_one_sentence():
    case = next(case for case in CASES if case.suffix == ".json").read_text("utf-8")
    read = sum(try_one(seed, mutated_ink(random.Random(seed), json.loads(case)), "rooms.ink.json", CALLS_ASTRAY)
               for seed in range(EACH))
    assert read > EACH / 10


def test_random_bytes_and_random_letters_are_refused_or_read():
    for seed in range(INPUTS):
        chance = random.Random(seed)
        letters = "".join(chance.choice(":[]<>|-{}()= \n\"$aé") for _letter in range(chance.randint(0, 400)))
        start = chance.choice(["", ":: A\n", "title: a\n---\n", '{"inkVersion": 21, "root": ', "<tw-storydata>"])
        try_one(
            seed, chance.choice([chance.randbytes(300), (start + letters).encode()]), chance.choice(list(every_file())))
