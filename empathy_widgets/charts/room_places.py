"""Where each thing of the counselling room stands in the wide and in the tall picture, and where it is touched."""

from __future__ import annotations

from dataclasses import dataclass

from empathy_widgets.charts.room_seats import CUSHION, JAR, STOOL, TABLE, chair
from empathy_widgets.charts.room_things import BOOKS, CALENDAR, CLIPBOARD, DESK, MIRROR, PHONE

__all__ = ["PLACES", "Piece", "Places", "Standing"]

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Piece:
    """A drawing, where its foot stands and how large, and the line round its shape."""

    drawing: str
    at: tuple[float, float, float]
    ring: str = ""
    mirrored: bool = False


@dataclass(frozen=True)
class Standing:
    """A thing in one picture. ``depth`` is below nought at a wall; what is nearer is drawn later."""

    pieces: tuple[Piece, ...]
    box: Box
    mark: tuple[float, float]
    depth: int
    more: str = ""


@dataclass(frozen=True)
class Places:
    """The same thing in both."""

    wide: Standing
    tall: Standing


CHAIR_RING = (
    "M-62-22L-58 4H-46L-42-14C-20-8 4-8 12-12L16 6H27L29-14C44-16 56-20 62-24L66-2H77V-30L85-54C93-66 93-78 89-84"
    "C93-96 87-113 77-117C57-124 35-125 21-121C19-161 19-201 7-215C-13-231-63-229-75-209C-87-181-87-131-82-98"
    "C-90-76-85-40-76-26Z")
BOOK_RING = "M-57-70h114v70h-114z"
MIRROR_RING = "M0-100c32 0 60 42 60 100s-28 96-60 96-60-38-60-96 28-100 60-100z"
CALENDAR_RING = "M-41-97h84V18h-84z"
CUSHION_RING = "M-96-14c0-10 14-16 30-18-2-22 30-32 66-32s68 10 66 32c16 2 30 8 30 18 0 14-44 22-96 22s-96-8-96-22z"
DESK_RING = (
    "M-110-126h18c0-6 6-10 14-12v-22c-2-24 16-36 34-36s34 10 34 28c-2 8-40 10-56 12l2 28H-2l-4-10 12-2c2-20 14-40 32-46"
    "c4 18-2 36-12 48l6-10 48-6 6 34 14-4 12 20v8l-10 2V4H78l-4-68H-80l-4 68h-18l-2-98-8-2v-8z")
TABLE_RING = (
    "M-118-128c0-20 56-30 118-30s118 10 118 30c0 18-40 28-92 34l6 62"
    "c20 2 26 12 24 20-6 8-20 8-26 2-18-10-42-10-60 0-6 6-20 6-26-2-2-8 4-18 24-20l6-62c-52-6-92-16-92-34z")
JAR_RING = (
    "M-28-66h6c0-14 10-18 20-22l22 6 6 18-2 14c10 6 8 14 8 22v16c0 14-10 18-32 18s-32-4-32-18v-16c0-10-2-18 8-24z")
PHONE_RING = (
    "M-58-102c0-6 8-10 16-12 2-12 8-22 14-28-12 2-22-2-24-8-4-18 24-28 52-28s56 10 52 28"
    "c-2 6-12 10-24 8 6 6 12 16 14 28 8 2 16 6 16 12 0 10-8 14-16 18l6 86h-14l-8-78-24 2v80h-14v-80l-18-2-10 78"
    "h-14l8-86c-8-4-12-8-12-18z")
CLIP_RING = "M-32-65l26 3c2-10 18-8 18 4l20 4V58l-64-12z"


def chairs(left: tuple[float, float, float], right: tuple[float, float, float], box: Box, mark: tuple[float, float],
           depth: int) -> Standing:
    """Two armchairs that look at each other, and between them two arrows that show while they are pointed at."""
    x, y = (left[0] + right[0]) / 2, left[1] - 112 * left[2]
    arrows = "M-54-12C-40-46 40-46 54-12M40-20l15 10 4-18M54 12C40 46-40 46-54 12M-40 20l-15-10-4 18"
    swap = f"""<g class="ew-swap" transform="translate({x:g} {y:g}) scale({left[2]:g})" fill="none"
      stroke-linecap="round" stroke-linejoin="round"><path stroke="@halo" stroke-width="11" d="{arrows}"/>
      <path stroke="@ring" stroke-width="5" d="{arrows}"/></g>"""
    return Standing((Piece(chair("teal"), left, CHAIR_RING), Piece(chair("rust"), right, CHAIR_RING, mirrored=True)),
                    box, mark, depth, swap)


def book(id: str, at: tuple[float, float, float], size: float, mark: tuple[float, float]) -> Standing:
    """A row of the shelf with its book."""
    x, y, _size = at
    return Standing((Piece(BOOKS[id], at, BOOK_RING),), (x - 58 * size, y - 70 * size, 116 * size, 72 * size), mark, -2)


def one(drawing: str, at: tuple[float, float, float], ring: str, box: Box, mark: tuple[float, float],
        depth: int) -> Standing:
    """A thing of one piece."""
    return Standing((Piece(drawing, at, ring),), box, mark, depth)


def table(at: tuple[float, float, float], box: Box, mark: tuple[float, float], depth: int) -> Standing:
    """The round table and two stools, one behind it."""
    x, y, size = at
    return Standing((Piece(STOOL, (x - 96 * size, y - 34 * size, size)), Piece(TABLE, at, TABLE_RING),
                     Piece(STOOL, (x + 92 * size, y + 4 * size, size * 1.08))), box, mark, depth)


PLACES: dict[str, Places] = {
    "phone": Places(one(PHONE, (92, 604, 1.04), PHONE_RING, (28, 414, 128, 192), (146, 474), 1),
                    one(PHONE, (62, 752, 0.82), PHONE_RING, (10, 604, 104, 150), (106, 650), 1)),
    "book-brain": Places(book("book-brain", (228, 186, 1), 1, (276, 128)),
                         book("book-brain", (72, 242.6, 0.7), 0.7, (106, 203))),
    "book-kinds": Places(book("book-kinds", (228, 264, 1), 1, (276, 206)),
                         book("book-kinds", (72, 297.2, 0.7), 0.7, (106, 258))),
    "book-growth": Places(book("book-growth", (228, 342, 1), 1, (276, 284)),
                         book("book-growth", (72, 351.8, 0.7), 0.7, (106, 312))),
    "mirror": Places(one(MIRROR, (366, 212, 0.88), MIRROR_RING, (314, 120, 104, 180), (406, 284), -1),
                     one(MIRROR, (70, 106, 0.56), MIRROR_RING, (36, 46, 68, 118), (98, 148), -1)),
    "cushion": Places(one(CUSHION, (268, 652, 1), CUSHION_RING, (168, 582, 200, 84), (190, 612), 5),
                      one(CUSHION, (112, 838, 0.86), CUSHION_RING, (26, 774, 164, 78), (46, 800), 5)),
    "chairs": Places(chairs((446, 590, 1.08), (754, 590, 1.08), (352, 340, 496, 238), (600, 470), 2),
                     chairs((112, 592, 0.82), (288, 592, 0.82), (40, 404, 320, 152), (200, 500), 2)),
    "calendar": Places(one(CALENDAR, (814, 214, 1), CALENDAR_RING, (770, 114, 90, 124), (852, 232), -1),
                       one(CALENDAR, (330, 116, 0.76), CALENDAR_RING, (298, 40, 66, 94), (358, 132), -1)),
    "desk": Places(one(DESK, (946, 424, 1), DESK_RING, (834, 240, 222, 96), (1042, 330), -1),
                   one(DESK, (298, 414, 0.62), DESK_RING, (228, 296, 140, 100), (362, 350), -1)),
    "jar": Places(one(JAR, (986, 514, 1.08), JAR_RING, (948, 416, 74, 96), (1016, 436), 4),
                  one(JAR, (262, 728, 0.86), JAR_RING, (230, 648, 64, 78), (288, 664), 4)),
    "table": Places(table((1010, 640, 1), (884, 516, 250, 150), (1106, 506), 3),
                    table((284, 826, 0.8), (204, 728, 176, 122), (366, 716), 3)),
    "clipboard": Places(one(CLIPBOARD, (1120, 206, 1), CLIP_RING, (1082, 130, 78, 140), (1146, 258), -1),
                        one(CLIPBOARD, (332, 206, 0.7), CLIP_RING, (298, 148, 66, 108), (356, 246), -1)),
}
"""Each thing in both pictures. Boxes are left, upper, width, height in units of the picture."""
