"""Which column is which item: found where there is one reading, asked by name where there are two, never guessed."""

import io

import pytest

from empathy_widgets.domain import Wording
from empathy_widgets.errors import ExchangeError, Unsure
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.exchange.answers.columns import as_found
from empathy_widgets.exchange.answers.told import EVERY, Told
from empathy_widgets.library import Library

LIBRARY = Library()
TEQ, IRI, FORM = (LIBRARY.instrument(one) for one in ("teq", "iri", "pes-practice-form"))
GERMAN = Wording(
    instrument="pes-practice-form", language="de", items={n: f"Satz Nummer {n}, ganz und gar" for n in range(1, 21)},
    choices={1: "fast nie", 2: "manchmal", 3: "etwa die Hälfte der Zeit", 4: "meistens", 5: "fast immer"})


def columns_of(instrument, names, told=None, row=None):
    rows = "\n".join('"' + '","'.join(map(str, one)) + '"' for one in (names, row or [1] * len(names)))
    return AnswerSheet(instrument, io.BytesIO(rows.encode()), told).columns


def refusal(instrument, names, told=None, kind=Unsure, row=None):
    with pytest.raises(kind) as caught:
        columns_of(instrument, names, told, row)
    return str(caught.value)


def series(pattern, count=16, first=1):
    return [pattern.replace("#", str(number)) for number in range(first, first + count)]


@pytest.mark.parametrize("pattern", ["TEQ_#", "teq#", "Q1_#", "Q1[SQ00#]", "Q12.SQ00#.", "Item #",
                                     "#. When somebody weeps",
                                     "T1_TEQ_#", "teq_#_now", "Frage # (neu)", "x-#"])
def test_one_common_beginning_and_a_number_is_found(pattern):
    columns = columns_of(TEQ, ["id", *series(pattern)])
    assert columns.places == tuple(range(1, 17)) and columns.id_name == "id"
    assert {one.way for one in columns.found} == {"series"} and not columns.plain


def test_numbers_may_have_noughts_before_them_and_any_order():
    names = [f"PES{number:02}" for number in range(20, 0, -1)]
    assert columns_of(LIBRARY.instrument("pes"), ["who", *names]).places == tuple(range(20, 0, -1))


def test_our_own_export_needs_no_confirmation():
    assert columns_of(TEQ, ["case", *series("item_#")]).plain and columns_of(TEQ, ["case", *series("#")]).plain


@pytest.mark.parametrize(("more", "says"), [
    (series("T2_TEQ_#"), "T1_TEQ_# / T2_TEQ_#"), (series("pre T1_TEQ_#"), "T1_TEQ_# / pre T1_TEQ_#"),
])
def test_two_sets_of_columns_are_asked_by_name(more, says):
    assert says in refusal(TEQ, ["id", *series("T1_TEQ_#"), *more])


def test_the_set_that_is_called_after_the_instrument_is_meant():
    assert columns_of(TEQ, ["id", *series("BES_#"), *series("TEQ_#")]).places == tuple(range(17, 33))
    assert "BES_# / EES_#" in refusal(TEQ, ["id", *series("BES_#"), *series("EES_#")])


def test_columns_that_go_on_beyond_the_items_are_asked():
    said = refusal(TEQ, ["id", *series("Q#", 30)])
    assert "Q# go on beyond the items" in said and "17, 18, 19" in said


def test_a_person_says_which_column_is_which_item():
    names = ["id", *series("T1_TEQ_#"), *series("T2_TEQ_#")]
    assert columns_of(TEQ, names, Told(columns={"t2_teq_#": EVERY})).places == tuple(range(17, 33))
    odd = ["id", *series("q#", 15), "last one", "weight"]
    assert columns_of(TEQ, odd, Told(columns={"Last one": 16})).places == tuple(range(1, 17))
    swapped = columns_of(TEQ, odd, Told(columns={"last one": 1, **{f"q{n}": n + 1 for n in range(1, 16)}}))
    assert swapped.places == (16, *range(1, 16)) and {one.way for one in swapped.found} == {"said"}


@pytest.mark.parametrize(("columns", "says"), [
    ({"nowhere": 1}, "no column “nowhere”"), ({"TEQ_1": 17}, "Item 17 is no item"), ({"age": 1},
                                                                                     "2 columns called “age”"),
    ({"TEQ_1": 3, "TEQ_2": 3}, "Item 3 is said to stand in two columns"), ({"PES_#": EVERY}, "not one column PES_#"),
])
def test_what_cannot_be_so_is_refused(columns, says):
    assert says in refusal(TEQ, ["id", *series("TEQ_#"), "age", "age"], Told(columns=columns), ExchangeError)


def test_a_column_twice_or_two_spellings_of_a_number_are_asked():
    assert "Item 3 may be any of the columns TEQ_3, TEQ_03" in refusal(TEQ, ["id", *series("TEQ_#"), "TEQ_03"])


def test_a_missing_item_is_named_with_the_columns_there_are():
    said = refusal(TEQ, ["id", *series("TEQ_#", 15), "age"], kind=ExchangeError)
    assert "for item 16 of Toronto" in said and "TEQ_1, TEQ_2" in said


def test_an_item_that_is_there_only_turned_round_is_named():
    names = ["id", *[f"TEQ_{n}_R" if n in (2, 4) else f"TEQ_{n}" for n in range(1, 17)]]
    said = refusal(TEQ, names, kind=ExchangeError)
    assert said.startswith("Item 2, 4 stands only in TEQ_2_R, TEQ_4_R, which looks turned round already.")


def test_turned_copies_and_scores_beside_the_items_are_told_apart():
    columns = columns_of(IRI, ["id", *series("IRI_#", 28), *series("IRI_#r", 28), "rev_IRI_3", "PT", "IRI_ec",
                               "iri_total",
                               "mean", "age"])
    assert columns.places == tuple(range(1, 29)) and len(columns.turned) == 29 and columns.aside == ("age",)
    assert columns.totals == ("PT", "IRI_ec", "iri_total", "mean")


@pytest.mark.parametrize("pattern", ["{sub}{number}", "iri_{sub}{number}", "E{sub}{number}", "IRI_{number}_{sub}",
                                     "{sub}_{number:02}"])
def test_items_named_after_their_subscale_are_found(pattern):
    where = {number: part.id for part in IRI.subscales for number in part.items}
    names = [pattern.format(sub=where[number], number=number) for number in range(1, 29)]
    assert columns_of(IRI, ["ID", *names, "PT", "iri_ac1_rta5"]).places == tuple(range(1, 29))


def test_items_numbered_within_their_subscale_are_not_guessed():
    names = [f"{part.id}{place}" for part in IRI.subscales for place in range(1, 8)]
    assert "No column was found for item" in refusal(IRI, ["ID", *names], kind=ExchangeError)


@pytest.mark.parametrize("form", ["{}", "How often? [{}]", "Q4 - {}", "12. {}", "<p>{}</p>", "  {}  ",
                                  "G01Q02[SQ001]. How? [{}]"])
def test_the_item_s_sentence_finds_it_whatever_stands_around(form):
    names = [form.format(item.text.upper() if place % 2 else item.text) for place, item in enumerate(FORM.items)]
    columns = columns_of(FORM, ["id", *reversed(names)])
    assert columns.places == tuple(range(20, 0, -1)) and {one.way for one in columns.found} == {"sentence"}


def test_sentences_of_a_loaded_wording_find_items_and_labels_find_choices():
    told = Told(wordings=lambda: (GERMAN,))
    head = '"id","' + '","'.join(GERMAN.items.values()) + '"\nA,' + ",".join(["meistens", "FAST NIE", "3",
                                                                              "Sometimes"] * 5)
    sheet = AnswerSheet(FORM, io.BytesIO(head.encode()), told)
    (block,) = sheet.blocks()
    assert block.choices[0].tolist() == [4, 1, 3, 2] * 5
    assert "No column was found" in refusal(FORM, ["id", *GERMAN.items.values()], kind=ExchangeError)


def test_a_sentence_that_speaks_against_the_number_is_asked():
    names = [f"Q{item.number}" for item in FORM.items]
    names[4] = f"Q5: {FORM.items[6].text}"
    assert "By its sentence item 7 is the column Q5" in refusal(FORM, ["id", *names])


def test_a_sentence_that_stands_twice_is_asked():
    names = [item.text for item in FORM.items]
    said = refusal(FORM, ["id", *names, f"Again: {names[2]}"])
    assert said.startswith("Item 3 may be any of the columns")


def test_what_was_confirmed_is_known_again_and_no_longer_when_it_does_not_fit():
    names = ["id", *series("T1_TEQ_#"), *series("T2_TEQ_#")]
    confirmed = as_found(columns_of(TEQ, names, Told(columns={"T2_TEQ_#": EVERY})))
    again = columns_of(TEQ, names, Told(remembered=lambda shown: confirmed if list(shown) == names else None))
    assert again.places == tuple(range(17, 33)) and again.remembered
    for wrong in ({**confirmed, 400: 3}, dict.fromkeys(confirmed, 1), dict(list(confirmed.items())[:5]), {-1: 1}):
        assert "T1_TEQ_# / T2_TEQ_#" in refusal(TEQ, names, Told(remembered=lambda _shown, wrong=wrong: wrong))


@pytest.mark.parametrize(("names", "row", "id_name", "personal"), [
    (["name", *series("TEQ_#"), "code"], None, "code", ("name",)),
    (["E-Mail", *series("TEQ_#")], None, "row", ("E-Mail",)),
    (["who", *series("TEQ_#")], ["ann@example.org", *[1] * 16], "row", ("who",)),
    (["pupil", *series("TEQ_#"), "x"], ["a", *[1] * 16, "192.0.2.7"], "pupil", ("x",)),
    (["Timestamp", *series("TEQ_#"), "ID", "City"], None, "ID", ("City",)),
    (["code", *series("TEQ_#"), "quest_name", "Event Name"], None, "code", ()),
])
def test_columns_that_say_who_or_where_are_dropped_and_said(names, row, id_name, personal):
    columns = columns_of(TEQ, names, row=row)
    assert columns.id_name == id_name and columns.personal == personal
