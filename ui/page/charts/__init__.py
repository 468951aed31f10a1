"""The page's charts as SVG: constraint against load, and what stays up over trunk lean and hip shift."""

from ui.page.charts.balance_map import balance_map, regions
from ui.page.charts.load_chart import load_chart
from ui.page.charts.load_rows import Last
from ui.page.charts.plot import Chart

__all__ = ["Chart", "Last", "balance_map", "load_chart", "regions"]
