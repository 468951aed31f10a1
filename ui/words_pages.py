"""What the pages besides the first one say."""

from __future__ import annotations

# --- Model ---------------------------------------------------------------------------------------------------------
MODEL_CONTENTS = "Contents"
MODEL_SOURCE = "{value}: equation and source"
MODEL_EQUATIONS = "Equations and sources"
