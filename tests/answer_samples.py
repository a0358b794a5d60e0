"""A class's answers as programs of the trade write them: the same people and answers in every shape, all made up."""

import csv
import io
import random
import zipfile

from empathy_widgets.library import Library

FORM, TEQ = Library().instrument("pes-practice-form"), Library().instrument("teq")
DRAW = random.Random(20261128)
PEOPLE = [f"P-{number:02}" for number in range(1, 13)]
STEM = "How often is each sentence true of you?"
EVENT = "baseline_arm_1"


def answered(instrument):
    """For each person a choice an item, here and there none."""
    low, high = instrument.choice_range
    return {one: [None if DRAW.random() < 0.05 else DRAW.randint(low, high) for _ in instrument.items]
            for one in PEOPLE}


FORM_ANSWERS, TEQ_ANSWERS = answered(FORM), answered(TEQ)
LABELS = {choice.value: choice.label for choice in FORM.choices}
TEQ_LABELS = {choice.value: choice.label for choice in TEQ.choices}
SENTENCES = [item.text for item in FORM.items]


def written(rows, separator=",", quote=csv.QUOTE_MINIMAL, ending="\r\n", letters="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=quote, lineterminator=ending).writerows(rows)
    return out.getvalue().encode(letters)


def labelled(answers, labels, none=""):
    return [none if one is None else labels[one] for one in answers]


def blank(answers, none=""):
    return [none if one is None else one for one in answers]


def qualtrics_text():
    """Three header rows; answers in words; the matrix was shuffled, so its numbers are not the items'."""
    order = DRAW.sample(range(20), 20)
    meta = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
            "RecordedDate",
            "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference",
            "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage"]
    said = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)", "Finished",
            "Recorded Date", "Response ID", "Recipient Last Name", "Recipient First Name", "Recipient Email",
            "External Data Reference", "Location Latitude", "Location Longitude", "Distribution Channel",
            "User Language"]
    rows = [[*meta, *(f"Q3_{place}" for place in range(1, 21)), "Q4", "SC0"],
            [*said, *(f"{STEM} - {SENTENCES[place]}" for place in order), "Anything to add?", "Score"],
            [*(f'{{"ImportId":"{name}"}}' for name in meta), *(f'{{"ImportId":"QID3_{place}"}}' for place in range(1,
            21)),
             '{"ImportId":"QID4_TEXT"}', '{"ImportId":"SC_0"}']]
    for one, answers in FORM_ANSWERS.items():
        cells = labelled(answers, LABELS)
        rows.append(["2026-11-02 10:00:00", "2026-11-02 10:04:00", "IP Address", "192.0.2.7", "100", "240", "True",
                     "2026-11-02 10:04:01", one, "Moss", "Ada", "ada@example.org", "", "51.05", "13.73", "anonymous",
                     "EN",
                     *(cells[place] for place in order), "Thanks, that was\nquick", "61"])
    return written(rows, ending="\n")


def qualtrics_numbers():
    rows = [["ResponseId", "Finished", *(f"Q7_{item}" for item in range(1, 17)), "Q7_DO_1", "Q9"],
            ["Response ID", "Finished", *(f"Below is a list - Sentence {item}" for item in range(1, 17)), "Order",
             "Age"],
            ["{'ImportId': '_recordId'}", "{'ImportId': 'finished'}",
             *(f"{{'ImportId': 'QID7-{n}'}}" for n in range(1, 17)),
             "{'ImportId': 'QID7_DO'}", "{'ImportId': 'QID9'}"]]
    return written(rows + [[one, 1, *blank(answers, -99), 3, 34] for one, answers in TEQ_ANSWERS.items()])


def qualtrics_legacy():
    rows = [["V1", "V2", "V3", "V4", "V5", *(f"Q2_{item}" for item in range(1, 17)), "LocationLatitude", ""],
            ["ResponseID", "ResponseSet", "Name", "EmailAddress", "IPAddress", *(f"Text-Part {n}" for n in range(1,
            17)),
             "LocationLatitude", ""]]
    return written(rows + [[one, "Default Response Set", "Anonymous", "", "", *blank(answers), "42.4", ""]
                           for one, answers in TEQ_ANSWERS.items()])


def limesurvey_codes():
    rows = [["id", "submitdate", "lastpage", "startlanguage", "seed", "ipaddr", *(f"TEQ[SQ{n:03}]" for n in range(1,
    17)),
             "TEQ[SQ001comment]", "interviewtime", "groupTime716", "TEQTime"]]
    return written(rows + [[one, "1980-01-01 00:00:00", 2, "en", 177, "192.0.2.1", *labelled(answers, TEQ_LABELS), "",
                            81.5, 60.1, 60.1] for one, answers in TEQ_ANSWERS.items()], quote=csv.QUOTE_ALL,
                            ending="\n")


def limesurvey_codes_and_text():
    rows = [["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "startlanguage. Start language",
             *(f"G01Q02[SQ{n:03}]. {STEM} [{text}]" for n, text in enumerate(SENTENCES, 1))]]
    return written(rows + [[one, "2026-11-01 08:00:00", 1, "en", *labelled(answers, LABELS, "N/A")]
                           for one, answers in FORM_ANSWERS.items()], separator=";", quote=csv.QUOTE_ALL)


def redcap_raw():
    """Two events, of which one does not hold the form; other forms have numbers as well."""
    rows = [["record_id", "redcap_event_name", "redcap_survey_identifier", "teq_timestamp", "first_name", "name_last",
             "telephone_1", "email", "dob", "pmq1", "pmq2", "pmq3", "gym___1", "gym___2",
             *(f"teq_{n}" for n in range(1, 17)),
             "teq_total", "teq_complete"]]
    return written(rows + [[one, EVENT, "", "2026-11-01 08:00:00", "Ada", "Moss", "555", "a@example.org",
                            "1990-01-01", 1, 2,
                            0, 1, 0, *blank(answers), 40, 2] for one, answers in TEQ_ANSWERS.items()])


def redcap_labels():
    rows = [["Record ID", "Event Name", "Survey Timestamp", *(f"{n}. {text}" for n, text in enumerate(SENTENCES, 1)),
             "Complete?"]]
    return written(rows + [[one, "Baseline", "[not completed]", *labelled(answers, LABELS), "Complete"]
                           for one, answers in FORM_ANSWERS.items()])


def surveymonkey():
    rows = [["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
             "Last Name", "Custom Data 1", STEM, *[""] * 19, "How old are you?", "Anything to add?"],
            [*[""] * 9, *SENTENCES, "Response", "Open-Ended Response"]]
    return written(rows + [[one, 4418, "11/02/2026 10:00:00 AM", "11/02/2026 10:04:00 AM", "192.0.2.7",
                            "a@example.org", "Ada",
                            "Moss", "", *labelled(answers, LABELS), "34", "No"] for one,
                            answers in FORM_ANSWERS.items()])


def google_grid():
    """No code of anybody, and an address that goes nowhere: people are the rows."""
    rows = [["Timestamp", "Email Address", *(f"{STEM} [{text}]" for text in SENTENCES), "Score"]]
    return written(rows + [["2026/11/02 10:00:00 AM GMT+1", "ada@example.org", *labelled(answers, LABELS), "12 / 20"]
                           for answers in FORM_ANSWERS.values()], quote=csv.QUOTE_ALL, ending="\n")


def microsoft_forms():
    """A workbook; in a quiz each question has columns of its own for points and feedback."""
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Total points"]
    for text in SENTENCES:
        head += [f"{text}\u00a0", f"Points - {text}", f"Feedback - {text}"]
    rows = [head]
    for one, answers in FORM_ANSWERS.items():
        row = [one, "11/2/26 10:00:00", "11/2/26 10:04:00", "anonymous", "", 0]
        for label in labelled(answers, LABELS):
            row += [label and f"{label};", "", ""]
        rows.append(row)
    return workbook(rows)


def workbook(rows, title=None):
    from openpyxl import Workbook

    book = Workbook()
    for row in ([[title], []] if title else []) + rows:
        book.active.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def excel_with_a_title():
    return workbook([["Code", *(f"PES{n:02}" for n in range(1, 21)), "Summe", "Nachname"],
                     *([one, *blank(answers), 60, "Moss"] for one, answers in FORM_ANSWERS.items())],
                     title="Course of autumn")


def excel_text_of_germany():
    rows = [["Kürzel", *(f"F{n}" for n in range(1, 21)), "Größe in cm"]]
    return written(rows + [[one, *blank(answers), "1,70"] for one, answers in FORM_ANSWERS.items()], separator=";",
                   letters="cp1252")


def excel_unicode_text():
    rows = [["id", *(f"item_{n}" for n in range(1, 21))]]
    return written(rows + [[one, *blank(answers)] for one, answers in FORM_ANSWERS.items()], separator="\t",
                   letters="utf-16")


def excel_sep_line():
    rows = [["id", *(f"TEQ {n}" for n in range(1, 17))]]
    return b"sep=;\r\n" + written(rows + [[one, *blank(answers)] for one, answers in TEQ_ANSWERS.items()],
                                  separator=";")


def r_with_row_names():
    rows = [["", *(f"TEQ_{n}" for n in range(1, 17)), "TEQ_2_R", "TEQ_sum"]]
    return written(rows + [[one, *blank(answers, "NA"), 4, 30] for one, answers in TEQ_ANSWERS.items()], ending="\n")


def open_document():
    def cell(value):
        if value == "":
            return "<table:table-cell/>"
        kind = f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else (
            'office:value-type="string"')
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"

    rows = [["id", *(f"TEQ_{n}" for n in range(1, 17))], *([one, *blank(a)] for one, a in TEQ_ANSWERS.items())]
    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return packed_document(body)


def packed_document(body):
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        '<office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{body}</table:table>'
        '</office:spreadsheet></office:body></office:document-content>')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def spss(folder):
    """Codes from 1 that are labelled with the choices, which the instrument counts from 0; 9 declared as missing."""
    import pandas
    import pyreadstat

    columns = {"id": list(TEQ_ANSWERS)}
    columns |= {f"TEQ_{n + 1}": [9 if a[n] is None else a[n] + 1 for a in TEQ_ANSWERS.values()] for n in range(16)}
    columns |= {"TEQ_2_rec": [3] * len(PEOPLE), "TEQ_total": [40] * len(PEOPLE),
                "RecipientEmail": ["a@example.org"] * 12}
    file = folder / "class.sav"
    meaning = {value + 1: label for value, label in TEQ_LABELS.items()} | {9: "no answer"}
    pyreadstat.write_sav(
        pandas.DataFrame(columns), str(file), column_labels={f"TEQ_{n}": f"Sentence {n}" for n in range(1, 17)},
        variable_value_labels={f"TEQ_{n}": meaning for n in range(1, 17)},
        missing_ranges={f"TEQ_{n}": [9] for n in range(1, 17)})
    return file.read_bytes()


OF_THE_FORM = {
    "qualtrics, in words": qualtrics_text, "limesurvey, code and text": limesurvey_codes_and_text,
    "redcap, labels": redcap_labels, "surveymonkey": surveymonkey, "google forms": google_grid,
    "microsoft forms": microsoft_forms, "excel with a title": excel_with_a_title,
    "excel unicode text": excel_unicode_text,
}
OF_THE_TEQ = {
    "qualtrics, in numbers": qualtrics_numbers, "qualtrics of old": qualtrics_legacy,
    "limesurvey, code": limesurvey_codes, "redcap, raw": redcap_raw, "excel with sep=": excel_sep_line,
    "r with row names": r_with_row_names,
    "ods": open_document,
}
