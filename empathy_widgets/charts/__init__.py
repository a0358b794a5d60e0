"""Scores in, pictures out. No scoring, no records, no widgets.

Each chart comes twice: as a plotly figure (`radar`) and as that figure's JSON without importing plotly
(`radar_drawing`), which is what a live page redraws from.
"""

from empathy_widgets.charts.axes import Axis, RadarSeries
from empathy_widgets.charts.case_line import (
    LineDrawing, LineLane, LineMark, LineMoment, LineRow, LineTick, case_line,
)
from empathy_widgets.charts.case_line_picture import line_as_svg
from empathy_widgets.charts.composites import composite_bars, composites_drawing
from empathy_widgets.charts.description import describe_composites, describe_radar, describe_trend
from empathy_widgets.charts.distribution import describe_distribution, distribution, distribution_drawing
from empathy_widgets.charts.geometry import Point, axis_angle, polygon_runs, radar_points
from empathy_widgets.charts.item_strength import describe_item_strength, item_strength, item_strength_drawing
from empathy_widgets.charts.kindness_month import describe_kindness_month, kindness_month
from empathy_widgets.charts.picture import Drawn, picture
from empathy_widgets.charts.practice_course import (
    CourseCell, CourseDay, CourseDrawing, CourseWeek, course_as_svg, course_drawing, well_in_words,
)
from empathy_widgets.charts.print_composites import print_composites
from empathy_widgets.charts.print_radar import print_radar, radar_frame
from empathy_widgets.charts.print_trend import print_trend
from empathy_widgets.charts.radar import radar, radar_drawing
from empathy_widgets.charts.rounds import describe_rounds, rounds, rounds_drawing
from empathy_widgets.charts.script_map import Box, MapDrawing, Way, curve, script_map, shortened
from empathy_widgets.charts.script_picture import as_svg
from empathy_widgets.charts.spots import radar_spots
from empathy_widgets.charts.trend import TrendPoint, trend, trend_drawing, trend_note
from empathy_widgets.charts.trends import Panel, trends_drawing, trends_spots
from empathy_widgets.charts.turns import describe_turns, turns, turns_drawing

__all__ = [
    "Axis", "Box", "CourseCell", "CourseDay", "CourseDrawing", "CourseWeek", "Drawn", "LineDrawing", "LineLane",
    "LineMark", "LineMoment", "LineRow", "LineTick",
    "MapDrawing", "Panel", "Point", "RadarSeries", "TrendPoint", "Way", "as_svg", "axis_angle",
    "case_line", "composite_bars", "composites_drawing", "course_as_svg", "curve",
    "describe_composites", "describe_distribution", "describe_item_strength", "describe_kindness_month",
    "distribution", "distribution_drawing",
    "item_strength", "item_strength_drawing", "kindness_month", "line_as_svg",
    "describe_radar", "describe_rounds", "describe_trend", "describe_turns",
    "picture", "polygon_runs", "course_drawing", "print_composites", "print_radar", "print_trend", "radar",
    "radar_drawing",
    "radar_frame",
    "radar_points", "radar_spots", "rounds", "rounds_drawing", "script_map", "shortened", "trend", "trend_drawing",
    "trend_note", "trends_drawing", "trends_spots",
    "turns", "turns_drawing", "well_in_words",
]
