"""What a person with pandas would write to score the practice form: the other side of the bulk comparison, as a
program.
"""

import sys

import pandas

PARTS = {"NCE": (1, 5, 9, 13, 17), "PCE": (3, 7, 11, 15, 19), "NAE": (2, 6, 10, 14, 18), "PAE": (4, 8, 12, 16, 20)}
SUMS = {"CE": ("NCE", "PCE"), "AE": ("NAE", "PAE"), "total": ("NCE", "PCE", "NAE", "PAE")}


def main(answers: str, scores: str) -> None:
    """Read, add up by subscale with the person's mean for one missing answer of five, write."""
    table = pandas.read_csv(answers, index_col=0)
    made = pandas.DataFrame(index=table.index)
    for name, numbers in PARTS.items():
        given = table[[str(number) for number in numbers]]
        count = given.count(axis=1)
        made[name] = (given.sum(axis=1) * 5 / count).where(count >= 4)
        made[f"{name}_answered"] = count
        made[f"{name}_prorated"] = ((count >= 4) & (count < 5)).astype(int)
    for name, parts in SUMS.items():
        made[name] = made[list(parts)].sum(axis=1, skipna=False)
        made[f"{name}_answered"] = made[[f"{part}_answered" for part in parts]].sum(axis=1)
        made[f"{name}_prorated"] = (
            made[[f"{part}_prorated" for part in parts]].any(axis=1) & made[name].notna()).astype(int)
    made.to_csv(scores)


if __name__ == "__main__":
    main(*sys.argv[1:])
