"""Files that pages are brought: a made-up class, and what other programs write."""

import random
from pathlib import Path

FILES = Path(__file__).parents[1] / "exchange" / "questionnaires" / "files"
CODE = "kestrel"


def file_of(people=40, item=None):
    """A made-up class for the PES as an upload; ``item`` stands in row 3, column 2."""
    draw = random.Random(3)
    rows = [[draw.randint(1, 5) for _item in range(20)] for _person in range(people)]
    if item is not None:
        rows[1][1] = item
    lines = [";".join(["code", *map(str, range(1, 21))]), *(f"{CODE}-{number};" + ";".join(map(str, row))
                                                           for number, row in enumerate(rows))]
    return {"name": "class.csv", "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode()}
