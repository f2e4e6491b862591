"""Charts: declared once, from which page, table, CSV and SVG derive; shared by all pages."""

from .declarations import CHARTS
from .making import figures
from .stories import stories

__all__ = ["CHARTS", "figures", "stories"]
