"""A class on the page: the group and never a person, and nothing of it in the workspace."""

import base64
import json
import random

import pytest

from empathy_widgets.errors import ExchangeError, NotAllowed
from empathy_widgets.exercises.a_class import MOST_PEOPLE, AClass
from empathy_widgets.exercises.page.chosen_file import content_of
from empathy_widgets.library import Library
from empathy_widgets.scoring import score_instrument

PES = "pes"
NAMES = ("KESTREL", "MARTEN")


def answers(instrument=PES, people=36, seed=6):
    """A made-up class as rows of choices."""
    draw = random.Random(seed)
    low, high = Library().instrument(instrument).choice_range
    count, rows = len(Library().instrument(instrument).items), []
    for _person in range(people):
        level = draw.gauss(0, 0.8)
        rows.append([min(high, max(low, round((low + high) / 2 + level + draw.gauss(0, 1)))) for _item in range(count)])
    return rows


def packed(rows, head=None):
    head = head or ["id", *map(str, range(1, len(rows[0]) + 1))]
    lines = [",".join(head), *(
        f"{NAMES[number % 2]}-{number}," + ",".join(map(str, row)) for number, row in enumerate(rows))]
    return base64.b64encode("\n".join(lines).encode()).decode()


@pytest.fixture
def chapter(open_page):
    return AClass(open_page())


@pytest.fixture
def bring(chapter, say):
    def brought(rows, instrument=PES, **more):
        return say(chapter.form, "bring", instrument=instrument, name="class.csv", content=packed(rows, **more))
    return brought


def test_the_group_is_shown_with_the_means_of_its_people(chapter, bring, find):
    rows = answers()
    assert bring(rows) == {"ok": True, "text": "Read: 36 people. Nothing of it is kept."}
    (table,), (radar,) = find(chapter.group, "ScoreTable"), find(chapter.group, "RadarChart")
    profiles = [score_instrument(Library().instrument(PES), dict(enumerate(row, 1))).scores for row in rows]
    assert {row["subscale"] for row in table.rows} == set(profiles[0])
    for row in table.rows:
        mean = sum(profile[row["subscale"]].points for profile in profiles) / 36
        assert row["score"].startswith(f"{mean:.1f} (") and row["answered"] == "36 of 36"
    assert "Mean of this group (n\u00a0=\u00a036)" in radar.description and "Polish adults" in radar.description
    assert len(find(chapter.group, "TrendChart")) == 4 and len(find(chapter.group, "ItemTable")[0].subscales) == 4


def test_no_code_of_a_person_is_on_the_page(chapter, bring, find):
    bring([*answers(), answers()[0]])
    kinds = ("ClassFile", "Notice", "RadarChart", "ScoreTable", "Fold", "Reading", "TrendChart", "ItemTable",
             "SampleForm", "TakeAway")
    shown = [widget for kind in kinds for widget in find(chapter.view, kind)]
    state = json.dumps([widget.get_state() for widget in shown], default=str)
    assert "Mean of this group" in state
    assert not any(name in state for name in NAMES)


def test_nothing_is_kept_in_the_workspace(chapter, bring, store, workspace):
    def kept():
        return {path.relative_to(workspace.folder): path.read_bytes() for path in workspace.folder.rglob("*")
                if path.is_file() and not path.name.endswith("-shm")}
    before = kept()
    bring(answers())
    assert kept() == before and not store.cases()
    assert not any(name.encode() in content for name in NAMES for content in kept().values())


@pytest.mark.parametrize("people", [1, 4])
def test_fewer_than_five_people_are_not_drawn_and_it_says_why(chapter, bring, find, people):
    assert bring(answers(people=people))["ok"]
    read, kind = find(chapter.group, "Notice")
    assert len(chapter.group.children) == 2 and "fewer than 5 people" in kind.text
    assert f"{people} row" in read.text and [offer["id"] for offer in chapter.take.offers] == ["scores", "template"]


def test_five_people_are_drawn_and_their_items_are_not(chapter, bring, find):
    bring(answers(people=5))
    assert find(chapter.group, "RadarChart") and not find(chapter.group, "ItemTable")
    assert find(chapter.group, "Notice")[-1].title == "Items need a larger group"


def test_a_score_fewer_than_five_have_is_neither_drawn_nor_told(chapter, bring, find):
    rows = answers(people=6)
    for row in rows[:3]:
        row[0] = row[4] = ""
    bring(rows)
    rows_shown = {row["subscale"]: row["score"] for row in find(chapter.group, "ScoreTable")[0].rows}
    assert rows_shown["NCE"] == rows_shown["CE"] == rows_shown["total"] == "too few" != rows_shown["PCE"]
    assert len(find(chapter.group, "TrendChart")) == 3
    assert "Negative cognitive empathy not scored" in find(chapter.group, "RadarChart")[0].description


@pytest.mark.parametrize("instrument", ["teq", "compassion-practice-form", "iri", "pes-practice-form"])
def test_every_instrument_can_be_brought(chapter, bring, find, instrument):
    assert bring(answers(instrument), instrument)["ok"]
    subscales = len(Library().instrument(instrument).subscales)
    assert len(find(chapter.group, "TrendChart")) == subscales
    assert len(find(chapter.group, "RadarChart")) == (subscales >= 3)
    badge = "Practice form: not validated, no norms" in find(chapter.group, "Notice")[0].text
    assert badge == instrument.endswith("practice-form")


def test_what_looks_amiss_in_the_file_is_said_and_a_wrong_key_too(chapter, bring, find):
    rows = answers("teq", 60)  # every item the same way round, as in a file whose reversed items were turned already
    bring([[*row, "x"] for row in rows], "teq", head=["id", *map(str, range(1, 17)), "remark"])
    assert "left aside: remark" in find(chapter.group, "Notice")[0].text
    assert find(chapter.group, "Notice")[0].tone == "warning"
    assert "turned round already" in find(chapter.group, "ItemTable")[0].warnings[0]


def test_a_wrong_file_takes_the_group_away_and_is_refused_by_row_and_column(chapter, bring):
    bring(answers())
    wrong = answers()
    wrong[3][6] = 9
    receipt = bring(wrong)
    assert not receipt["ok"] and "Row 5, column 7 " in receipt["text"]
    assert chapter.group.children == () and [offer["id"] for offer in chapter.take.offers] == ["template"]


@pytest.mark.parametrize("content", ["no base64!", "", "aWQ"])
def test_what_is_no_file_is_refused(chapter, say, content):
    receipt = say(chapter.form, "bring", instrument=PES, name="x", content=content)
    assert not receipt["ok"] and receipt["text"] != chapter.form.unexpected
    with pytest.raises(ExchangeError, match="larger than a page takes"):
        content_of("A" * 200, 100, "This is larger than a page takes.")


def test_more_people_than_a_page_takes_are_refused_and_as_many_as_it_takes_are_read(chapter, bring):
    row = answers(people=1)[0]
    assert bring([row] * MOST_PEOPLE)["ok"]
    assert "more than 10,000 people" in bring([row] * (MOST_PEOPLE + 1))["text"] and chapter.group.children == ()


def test_an_unknown_instrument_is_refused(chapter, say):
    assert "no such instrument" in say(chapter.form, "choose", instrument="../pes")["text"]


def test_the_scores_and_an_empty_file_can_be_taken_away(chapter, bring, say, monkeypatch):
    sent = []
    monkeypatch.setattr(
        chapter.take, "send", lambda content, buffers=None: sent.append((content["name"], buffers[0].decode())))
    assert not say(chapter.take, "make", offer="scores", picked={})["ok"]
    say(chapter.form, "choose", instrument="teq")
    assert say(chapter.take, "make", offer="template", picked={})["ok"]
    assert sent == [("teq-answers.csv", "id," + ",".join(map(str, range(1, 17))) + "\nperson-1" + "," * 16 + "\n")]
    rows = answers(people=3)
    bring(rows)
    assert say(chapter.take, "make", offer="scores", picked={})["ok"]
    name, text = sent[-1]
    total = score_instrument(Library().instrument(PES), dict(enumerate(rows[0], 1))).scores["total"].points
    assert name == "pes-scores.csv" and text.splitlines()[1].startswith("KESTREL-0,")
    assert text.splitlines()[1].split(",")[-3] == f"{total:.0f}" and len(text.splitlines()) == 4


def test_a_path_is_read_in_jupyterlab_and_never_for_a_served_page(open_page, say, tmp_path):
    file = tmp_path / "class.csv"
    file.write_bytes(base64.b64decode(packed(answers())))
    served, lab = AClass(open_page(served=True)), AClass(open_page(served=False))
    assert (served.form.by_path, lab.form.by_path) == (False, True)
    receipt = say(served.form, "point", instrument=PES, path=str(file))
    assert not receipt["ok"] and "cannot be read from this page" in receipt["text"] and served.answers is None
    assert say(lab.form, "point", instrument=PES, path=str(file))["ok"] and lab.answers.people == 36
    for path in ("", "nowhere.csv", str(tmp_path), "a\0b", "~nobody-of-this-name/x"):
        receipt = say(lab.form, "point", instrument=PES, path=path)
        assert not receipt["ok"] and "cannot be opened" in receipt["text"]


def test_the_chapter_stays_shut_while_the_screen_is_handed_over(open_page, store, case):
    sitting = store.start(case.id, "pes-practice-form", "handed over")
    store.set_pin("2468")
    store.hand_over(sitting.id)
    with pytest.raises(NotAllowed, match="handed over"):
        AClass(open_page(seat="test"))


def named(rows, pattern):
    return ["id", *(pattern.replace("#", str(number)) for number in range(1, len(rows[0]) + 1))]


def test_columns_of_another_name_are_shown_and_confirmed_once_for_all_files_of_their_kind(chapter, bring, say, find):
    rows = answers()
    assert bring(rows, head=named(rows, "PES_#"))["text"] == "Please look below which column is which item."
    asked = chapter.form.asked
    assert chapter.answers is None and not chapter.group.children
    assert [(one["item"], one["place"]) for one in asked["items"]] == [(item, item) for item in range(1, 21)]
    assert asked["names"][:2] == ["id", "PES_1"] and asked["items"][0]["way"] == "by a common beginning and its number"
    said = say(chapter.form, "confirm", instrument=PES, places=[one["place"] for one in asked["items"]])
    assert said["text"] == "Read: 36 people. Nothing of it is kept." and chapter.form.asked == {}
    before = [row["score"] for row in find(chapter.group, "ScoreTable")[0].rows]
    assert bring(rows, head=named(rows, "PES_#"))["text"].startswith("Read: 36 people.")
    assert [row["score"] for row in find(chapter.group, "ScoreTable")[0].rows] == before
    bring(rows, head=named(rows, "EPS_#"))
    assert chapter.form.asked["items"] and chapter.answers is None


def test_what_is_remembered_names_nobody_and_no_column(chapter, bring, say, workspace):
    rows = answers()
    bring(rows, head=named(rows, "PES_#"))
    say(chapter.form, "confirm", instrument=PES, places=list(range(1, 21)))
    kept = (workspace.folder / "known-columns.json").read_bytes()
    assert b"PES" not in kept and not any(name.encode() in kept for name in NAMES) and len(kept) < 500


def test_columns_that_could_be_two_things_are_chosen_by_the_person(chapter, bring, say):
    rows = [row * 2 for row in answers()]
    head = ["id", *(f"T{time}_{number}" for time in (1, 2) for number in range(1, 21))]
    bring(rows, head=head)
    asked = chapter.form.asked
    assert "T1_# / T2_#" in asked["text"] and {one["place"] for one in asked["items"]} == {-1}
    chosen = list(range(21, 41))
    for wrong, says in (([-1] * 20, "choose a column for item 1, 2"),
                        ([*chosen[:19], 21], "items 1, 20 are in the same"),
                        (chosen[:3], "choose the file once more"), ([*chosen[:19], 400], "choose the file once more"),
                        ([*chosen[:19], "5"], "choose the file once more")):
        said = say(chapter.form, "confirm", instrument=PES, places=wrong)
        assert not said["ok"] and says in said["text"], said
    assert say(chapter.form, "confirm", instrument=PES, places=chosen)["ok"] and chapter.answers.people == 36


def test_letters_that_are_not_certain_are_asked_before_the_columns(chapter, say):
    head = "Kürzel;" + ";".join(f"F{number}" for number in range(1, 21))
    lines = [head, *(f"Müller-{number};" + ";".join(map(str, row)) for number, row in enumerate(answers(people=6)))]
    content = base64.b64encode("\n".join(lines).encode("cp1252")).decode()
    say(chapter.form, "bring", instrument=PES, name="class.csv", content=content)
    assert "Kürzel" in chapter.form.asked["text"] and chapter.form.asked["items"] == []
    say(chapter.form, "confirm", instrument=PES, places=[])
    assert chapter.form.asked["names"][0] == "Kürzel"
    assert say(chapter.form, "confirm", instrument=PES, places=list(range(1, 21)))["ok"]
    assert chapter.answers.ids[0] == "Müller-0"


def test_nothing_is_confirmed_that_was_not_asked(chapter, bring, say):
    assert not say(chapter.form, "confirm", instrument=PES, places=[])["ok"]
    rows = answers()
    bring(rows, head=named(rows, "PES_#"))
    say(chapter.form, "choose", instrument="teq")
    assert chapter.form.asked == {}
    assert not say(chapter.form, "confirm", instrument="teq", places=list(range(1, 17)))["ok"]
