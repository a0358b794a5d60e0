"""A plan as a page to fill in: what somebody wants, what the rules suggest, goals, steps, and when to measure again."""

from empathy_widgets.widgets.plan_board.widget import PlanBoard, default_strings

__all__ = ["PlanBoard", "default_strings"]
