"""The page's charts as SVG: constraint against load, and what stays up over trunk lean and hip shift."""

from ui.page.charts.balance_map import balance_map
from ui.page.charts.load_chart import load_chart
from ui.page.charts.load_rows import Last
from ui.page.charts.plot import Chart, blank
from ui.page.charts.up import held_in_words, regions

__all__ = ["Chart", "Last", "balance_map", "blank", "held_in_words", "load_chart", "regions"]
