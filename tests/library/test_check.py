"""Every broken rule is a sentence with file, line, entry and remedy."""

import shutil

import pytest

from empathy_widgets.library import Complaint, check_content, load_content
from empathy_widgets.places import content_folder

SAMPLE = """
reference_samples:
  - {{id: some, label: Some, n: 20, country: Anywhere, year: 2020, source: S, caveat: C, values: {{{values}}}}}
"""

BROKEN = [
    ("id: example-scale", "id: other-scale",
     "line 1, id: The id is “other-scale” but the file is called “example-scale”. Rename one of the two."),
    ("id: example-scale", "id: Example Scale",
     "line 1, id: Only letters, digits and hyphens can stand here, and a letter comes first. Correct it."),
    ("source: \"Author", "sauce: \"Author",
     "line 1: “source” is missing. Add a line “source: …”."),
    ("rights: \"Permission or licence, in words\"", "rights: \"\"",
     "line 5, rights: This is empty. Write it, or delete the line."),
    ("rights: \"Permission or licence, in words\"", "rights: \"R\"\nrigths: \"R\"",
     "line 6, rigths: No entry has this name. Did you mean “rights”?"),
    ("rights: \"Permission or licence, in words\"", "rights: 5",
     "line 5, rights: Words must stand here. Put quotation marks around them."),
    ("kind: practice", "kind: made up",
     "line 3, kind: Only 'published' or 'practice' can stand here. Choose one."),
    ("on: 2026-11-22", "on: \"yesterday\"",
     "line 6, reviewed, on: A date must stand here, year first, for example 2026-11-24. Correct it."),
    ("{1: Never, 2: Sometimes, 3: Always}", "{1: Never, 2: Sometimes, 4: Always}",
     "line 8, choice 4: Choice 3 is missing before this one. Add “3: …” or renumber."),
    ("{1: Never, 2: Sometimes, 3: Always}", "{3: Always, 2: Sometimes, 1: Never}",
     "line 8, choices: The choices are not in order. Put the lowest number first."),
    ("{1: Never, 2: Sometimes, 3: Always}", "{1: Never, 2: never}",
     "line 8, choice 2: Two choices have this label. Give each its own."),
    ("{1: Never, 2: Sometimes, 3: Always}", "{1: Never}",
     "line 8, choices: There must be at least 2. Add what is missing."),
    ("{1: Never, 2: Sometimes, 3: Always}", "{1: Never, 2: true}",
     "line 8, choice 2: Words must stand here. Put quotation marks around them."),
    ("{1: Never, 2: Sometimes, 3: Always}", "{1: Never, two: Always}",
     "line 8, choice two: The name of this entry must be a whole number in range, without quotation marks. "
     "Correct it."),
    ("{1: Never, 2: Sometimes, 3: Always}", "[Never, Always]",
     "line 8, choices: Entries with names must stand here, for example “1: Never”. See content/README.md."),
    ("items: [1, 3]", "items: [1, 3, 5]",
     "line 10, subscale warmth, items, entry 3: Item 5 is used but there is no such item. Add it under items, or "
     "delete it here."),
    ("items: [1, 3]", "items: [1, 3, 3]",
     "line 10, subscale warmth, items, entry 3: Item 3 is listed twice. Delete one."),
    ("items: [1, 3]", "items: [1]",
     "line 13, item 3: No subscale uses this item. Add 3 to one, or write “scored: false”."),
    ("items: [1, 3]", "items: 1",
     "line 10, subscale warmth, items: A list must stand here, for example [1, 3, 5]. Correct it."),
    ("items: [1, 3]", "items: [1, \"3\"]",
     "line 10, subscale warmth, items, entry 2: A whole number must stand here, without quotation marks. Correct it."),
    ("reverse_keyed: true", "scored: false",
     "line 10, subscale warmth, items, entry 2: Item 3 says “scored: false”. Delete that, or delete it here."),
    ("reverse_keyed: true", "reverse_keyed: \"yes\"",
     "line 13, item 3, reverse_keyed: Only true or false can stand here, without quotation marks. Choose one."),
    ("Other people's worries bore me.", "i notice  when someone goes quiet",
     "line 13, item 3, text: Item 1 says the same. Change one of the two."),
    ("{text: \"I notice when someone goes quiet.\"}", "{}",
     "line 12, item 1: A practice form needs every sentence. Add “text: …”."),
    ("{text: \"I notice when someone goes quiet.\"}", "\"I notice when someone goes quiet.\"",
     "line 12, item 1: Entries with names must stand here, for example {label: Warmth}; {} when there are none."),
    ("  1: {text: \"I notice when someone goes quiet.\"}", "  7: {text: \"I hum.\", scored: false}\n  1: {text: See.}",
     "line 13, item 1: Items are shown in this order. Move item 1 before item 7."),
    ("  1: {text", "  0: {text: \"I hum.\"}\n  1: {text",
     "line 12, item 0: The name of this entry must be a whole number in range, without quotation marks. Correct it."),
    ("items:\n", "composites: {all: {label: All, of: [warmth, cold]}}\nitems:\n",
     "line 11, composite all, of, entry 2: No subscale is called “cold”. Choose from: warmth."),
    ("items:\n", "composites: {warmth: {label: All, of: [warmth]}}\nitems:\n",
     "line 11, composite warmth: A subscale has this name too. Rename one of the two."),
    ("items:\n", "missing: {share: 1.5, source: ours}\nitems:\n",
     "line 11, missing, share: The number must be 1 or less. Correct it."),
    ("items:\n", "missing: {share: .nan, source: ours}\nitems:\n",
     "line 11, missing, share: An ordinary number must stand here. Correct it."),
    ("items:\n", "practice_form: other\nitems:\n",
     "line 11, practice_form: This is a practice form itself. Delete this line."),
    ("items:\n", "doi: https://doi.org/10.1/x\nitems:\n",
     "line 11, doi: A DOI starts with “10.” and has no https:// before it. Correct it."),
    ("items:\n", SAMPLE.format(values="warmth: {mean: 4, sd: 1}") + "items:\n",
     "line 12, reference_samples: A practice form has no norms. Delete the reference samples."),
]
"""What is replaced in the example, by what, and what the checker says."""


@pytest.fixture
def content(tmp_path):
    """A copy of what stands beside an instrument; checking the scenes as well would take a hundred times as long."""
    left_out = "scripts", "lessons", "worksheets", "practices", "mirroring", "discussions"
    return shutil.copytree(content_folder(), tmp_path / "content", ignore=shutil.ignore_patterns(*left_out))


def said(path):
    complaints = check_content(path)
    assert all(isinstance(complaint, Complaint) for complaint in complaints)
    return [str(complaint) for complaint in complaints]


def test_the_example_of_the_house_style_is_sound(example):
    assert said(example()) == []


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_one_sentence_that_names_the_place_and_the_remedy(example, old, new, expected):
    assert f"instruments/example-scale.yaml, {expected}" in said(example(old, new))


def test_several_things_are_said_in_the_order_of_the_file(example):
    lines = [complaint.line for complaint in check_content(example("{text: \"I", "{txt: \"I"))]
    assert lines == sorted(lines) and lines


def published(content, old, new):
    path = content / "instruments" / "pes.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("  5: {}", "  5: {text: \"Somebody's sentence.\"}",
     "item 5, text: The sentences of a published scale belong to its owner. Delete this one; a site loads its own copy "
     "into its workspace."),
    ("practice_form: pes-practice-form\n", "",
     "“practice_form” is missing. Name the practice form to offer while there is no wording."),
    ("practice_form: pes-practice-form\n", "practice_form: none-such\n",
     "practice_form: There is no file “none-such.yaml” in this folder. Correct the name or add the file."),
    ("practice_form: pes-practice-form\n", "practice_form: teq\n",
     "practice_form: “teq” is not a practice form. Name a file that says “kind: practice”."),
    ("NAE: {mean", "XYZ: {mean", "reference sample 1, values, XYZ: No subscale or composite is called this. Correct "
     "the name or add it."),
    ("mean: 12.98", "mean: 129.8", "reference sample 1, values, NAE: These scores run from 5 to 25, so this mean or sd "
     "cannot be right. Check the paper."),
    ("reliability: 0.762, ", "", "reference sample 1, values, NAE: Give reliability and reliability_kind (alpha, omega "
     "or retest) together, or neither."),
    ("reliability: 0.762", "reliability: 1", "reference sample 1, values, NAE, reliability: The number must be less "
     "than 1. Correct it."),
])
def test_a_published_scale_keeps_its_owners_sentences_out_and_its_numbers_possible(content, old, new, expected):
    assert any(line.endswith(expected) for line in said(published(content, old, new)))
    assert any(line.endswith(expected) for line in said(content))


def test_two_instruments_never_share_a_source_or_a_doi(content):
    other = content / "instruments" / "teq.yaml"
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace("doi: 10.1080/00223890802484381", "doi: 10.1177/10731911221086987"), encoding="utf-8")
    assert said(content) == [
        "instruments/teq.yaml, line 11, doi: pes.yaml names the same doi. Give each file a source of its own."
    ]
    copy = content / "instruments" / "copied-form.yaml"
    text = (content / "instruments" / "pes-practice-form.yaml").read_text(encoding="utf-8")
    copy.write_text(text.replace("id: pes-practice-form", "id: copied-form"), encoding="utf-8")
    assert any("names the same source" in line for line in said(content))


def test_a_folder_says_what_is_wrong_with_its_files(content, tmp_path):
    (content / "instruments" / "late.yml").write_text("id: late", encoding="utf-8")
    (content / "instruments" / "broken.yaml").write_text("id: [", encoding="utf-8")
    lines = said(content)
    assert lines[0].startswith("instruments/broken.yaml, line 1: This cannot be read.")
    assert lines[1] == "instruments/late.yml: The ending must be “.yaml”. Rename the file."
    assert said(content / "instruments") == lines
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "There is nothing to check here" in said(empty)[0]
    assert "There is no such file" in said(tmp_path / "nowhere")[0]


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "line\nbreak.yaml", "\udcff.yaml"])
def test_odd_paths_are_complaints_that_any_terminal_can_print(tmp_path, name):
    (line,) = said(tmp_path / name)
    assert line.isprintable() and len(line.encode("utf-8")) < 400


NO_ADDRESS = "This has no DOI or address. Add one, or write “no address found”."


@pytest.mark.parametrize(("file", "old", "new", "expected"), [
    ("instruments/teq.yaml", "doi: 10.1080/00223890802484381\n", "", None),  # the address in its source will do
    ("instruments/teq.yaml", ", 5343, https://doi.org/10.3390/ijerph18105343", ", 5343",
     "caveat 2: This names a paper by its year, without a DOI or address. Add one, or write “no address found”."),
    ("instruments/teq.yaml", ", 5343, https://doi.org/10.3390/ijerph18105343", ", 5343, no address found", None),
    ("instruments/iri.yaml", "87-92, https://doi.org/10.1016/j.psychres.2018.03.082, as", "87-92, as",
     f"reference sample 1, source: {NO_ADDRESS}"),
    ("instruments/iri.yaml", "87-92, https://doi.org/10.1016/j.psychres.2018.03.082, as", "87-92, as",
     "reference sample 1, values, PT, reliability: The source of this sample has no DOI or address, so nobody can look "
     "this number up. Add it there."),
    ("instruments/pes.yaml", "\n    https://doi.org/10.1186/s13104-016-2284-z", "",
     "missing, source: This names a paper by its year, without a DOI or address. Add one, or write “no address "
     "found”."),
    ("problems/the-handover.yaml", ", https://www.health.harvard.edu", "",
     "This fact has no DOI or address. Add one, or write “no address found”."),
    ("problems/the-handover.yaml", "and that was enough. Stomach aches", "and that was enough. Aches",
     "This sentence does not stand in the file. Copy it letter by letter."),
])
def test_whatever_tells_a_fact_can_be_looked_up(content, file, old, new, expected):
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert said(path) == said(content)
    assert any(line.endswith(expected) for line in said(path)) if expected else said(path) == []
    load_content(path)


def test_a_published_scale_without_any_address_is_told_so(content):
    path = content / "instruments" / "teq.yaml"
    text = path.read_text(encoding="utf-8").replace("doi: 10.1080/00223890802484381\n", "")
    path.write_text(text.replace(" https://doi.org/10.1080/00223890802484381\n", "\n"), encoding="utf-8")
    assert [line.partition(", ")[2] for line in said(path)] == [f"line 7, source: {NO_ADDRESS}"]
