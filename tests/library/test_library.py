"""Instruments by id: nothing but the shelf is opened, and a saved file is read again."""

import os

import pytest

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ContentError
from empathy_widgets.library import Library, load_instrument
from empathy_widgets.places import content_folder


def test_the_shipped_instruments_stand_by_title():
    instruments = Library().instruments()
    assert [instrument.id for instrument in instruments] == [
        "iri", "pes", "pes-practice-form", "teq", "compassion-practice-form",
    ]
    assert all(isinstance(instrument, Instrument) for instrument in instruments)


def test_one_file_is_read_once_and_again_when_it_was_saved(content):
    library = Library(content)
    path = content / "instruments" / "teq.yaml"
    first = library.instrument("teq")
    assert library.instrument("teq") is first and Library(content).instrument("teq") is first
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("abbreviation: TEQ", "abbreviation: TEQ!"), encoding="utf-8")
    assert library.instrument("teq").abbreviation == "TEQ!"


def test_a_saved_file_of_the_same_size_is_read_again(content):
    library, path = Library(content), content / "instruments" / "teq.yaml"
    assert library.instrument("teq").abbreviation == "TEQ"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("abbreviation: TEQ", "abbreviation: QET"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert library.instrument("teq").abbreviation == "QET"


@pytest.mark.parametrize("name", [
    "none-such", "", ".", "../instruments/pes", "pes.yaml", "PES", "pes\0", "pes\n", "x" * 5000, "/etc/passwd", None, 5,
])
def test_only_ids_on_the_shelf_open_a_file(name):
    with pytest.raises(ContentError, match="choose one from the list"):
        Library().instrument(name)


def test_one_broken_file_leaves_the_others_usable_and_is_complained_about(content):
    (content / "instruments" / "teq.yaml").write_text("id: teq\nid: teq\n", encoding="utf-8")
    library = Library(content)
    assert "teq" not in [instrument.id for instrument in library.instruments()]
    assert [str(complaint) for complaint in library.complaints()] == [
        "instruments/teq.yaml, line 2: An entry is named twice in the same place. Keep one of the two and delete the "
        "other."
    ]
    with pytest.raises(ContentError, match=r"^instruments/teq.yaml, line 2: An entry is named twice"):
        library.instrument("teq")


def test_a_folder_without_a_usable_instrument_says_so(tmp_path):
    with pytest.raises(ContentError, match="no usable instrument"):
        Library(tmp_path).instruments()


def test_loading_a_broken_file_tells_the_first_complaint_and_counts_the_rest(example):
    with pytest.raises(ContentError) as caught:
        load_instrument(example("title: Example Scale\n", "tilte: Example Scale\nsours: x\n"))
    assert str(caught.value).startswith("instruments/example-scale.yaml, line 1: “title” is missing.")
    assert str(caught.value).endswith("(and 2 more complaints)")


def test_what_an_editor_leaves_out_has_a_careful_default(example):
    instrument = load_instrument(example())
    assert instrument.abbreviation == "Example Scale" and instrument.missing.share == 1
    assert [item.number for item in instrument.items] == [1, 3] and instrument.items[1].reverse_keyed
    assert instrument.subscales[0].higher_is == "better" and instrument.has_wording


def test_a_list_of_scenes_reads_only_their_heads(tmp_path):
    folder = tmp_path / "content"
    (folder / "scripts").mkdir(parents=True)
    shipped = (content_folder() / "scripts" / "two-cups.yaml").read_text("utf-8")
    for number in range(200):
        text = shipped.replace("id: two-cups\n", f"id: scene-{number}\n").replace(
            "title: Two cups", f"title: S {number}")
        head = text.split("scene:\n")[0]
        (folder / "scripts" / f"scene-{number}.yaml").write_text(head + "scene: [not even YAML", "utf-8")
    heads = Library(folder).shelf("scripts")
    assert len(heads) == 200 and heads[0]["minutes"] == 12 and heads[0]["practise"]
    with pytest.raises(ContentError):
        Library(folder).entry("scripts", "scene-3")
    (folder / "scripts" / "broken.yaml").write_text("id: [", "utf-8")
    (folder / "scripts" / "misnamed.yaml").write_text("id: other\ntitle: T\n", "utf-8")
    assert len(Library(folder).shelf("scripts")) == 200


def test_a_list_says_for_whom_a_sequence_is_wherever_its_facts_stand():
    for head in Library().shelf("mirroring"):
        form = Library().entry("mirroring", head["id"])
        assert tuple(head["whom"]) == form.whom and "rounds" not in head


def test_an_activity_is_read_whole_and_a_wrong_name_is_refused():
    assert Library().entry("scripts", "two-cups").beat("the-parcel").options
    for wrong in ("", "../two-cups", "nobody", None):
        with pytest.raises(ContentError):
            Library().entry("scripts", wrong)
