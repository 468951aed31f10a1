"""The stage: the figure moving in the browser, laid out and drawn as on paper."""
