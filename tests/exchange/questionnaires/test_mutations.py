"""A thousand broken copies of each case: a draft of every scale, or one sentence; nothing else."""

import random
from pathlib import Path

import pytest
from exchange.questionnaires.samples import questionnaires_in, sources

from empathy_widgets.errors import EmpathyError
from empathy_widgets.exchange.questionnaires import SeveralScales, read_questionnaire
from empathy_widgets.library.loose import check_loose

CASES = Path(__file__).parents[1] / "cases"
FILES = {path.name: path.read_bytes() for path in questionnaires_in(CASES)} | {
    name: content for name, content in sources().items() if name in ("qualtrics.qsf", "xlsform.xlsx")}
COPIES = 1_000
FEWEST_DRAFTS = {"xlsform.xlsx": 1}
"""Bytes of an archive are hardly ever sound once one of them is changed; `test_fuzz` breaks what is inside."""


def broken(chance, content):
    """A copy with bytes changed, cut off, or lines doubled."""
    for _step in range(chance.randint(1, 4)):
        match chance.randrange(4):
            case 0:
                place = chance.randrange(len(content) + 1)
                content = content[:place] + chance.randbytes(1) + content[place + 1:]
            case 1:
                place, length = chance.randrange(len(content) + 1), chance.randint(1, 40)
                content = content[:place] + content[place + length:]
            case 2:
                lines = content.splitlines(keepends=True)
                number = chance.randrange(len(lines) or 1)
                content = b"".join((*lines[:number], *lines[number:number + 1] * 2, *lines[number + 1:]))
            case _:
                if chance.random() < 0.2:
                    content = content[: chance.randrange(len(content) + 1)]
    return content


def drafts_of(name, content):
    """How many drafts came of it, 0 where it was refused in a sentence; anything else is an error."""
    try:
        reading = read_questionnaire(name, content)
        drafts = reading.drafts(offer.name for offer in reading.offers)
    except EmpathyError as error:
        assert str(error).isprintable() and 10 < len(str(error)) < 300
        return 0
    try:
        reading.draft()
    except SeveralScales as error:
        assert len(error.names) == len(drafts) > 1 and str(error).isprintable()
    for draft in drafts:
        entries = draft.ledger
        assert entries.taken + entries.changed + entries.left == len(entries.entries) == len(reading.found.elements)
        assert len({item.number for item in draft.items}) == len(draft.items) > 0 and len(draft.choices) > 1
    assert check_loose(drafts[0].id, drafts[0].text)
    return len(drafts)


@pytest.mark.parametrize("name", sorted(FILES))
def test_nothing_but_drafts_or_one_sentence_comes_of_a_broken_copy(name):
    came = [0, 0]
    for seed in range(COPIES):
        content = broken(random.Random(f"{name} {seed}"), FILES[name])
        try:
            came[drafts_of(name, content) > 0] += 1
        except Exception as error:
            pytest.fail(f"seed {seed}: {type(error).__name__}: {error}", pytrace=True)
    assert min(came) >= FEWEST_DRAFTS.get(name, COPIES // 20), f"the copies try too little: {came}"


def test_a_sound_copy_gives_every_draft():
    assert drafts_of("nine-forms.csv", FILES["nine-forms.csv"]) == 4
