"""The figure: laid out once from a result, drawn from that one layout on screen and on paper."""
