"""The program and the options that its commands share."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

app = App(
    name="hingelab",
    help="Why a kneeling or bar-loaded hip hinge keeps a beginner's spine in place, in numbers.",
    version=lambda: metadata.version("hingelab"),
    default_parameter=Parameter(negative=()),
    help_on_error=False,
)

Load = Annotated[str | None, Parameter(name="--load", metavar="KG", allow_leading_hyphen=True)]
Sex = Annotated[str, Parameter(name="--sex", metavar="m|f")]
Height = Annotated[str | None, Parameter(name="--height", metavar="M", allow_leading_hyphen=True)]
Mass = Annotated[str | None, Parameter(name="--mass", metavar="KG", allow_leading_hyphen=True)]
Settings = Annotated[list[str] | None, Parameter(name="--set", metavar="NAME=VALUE")]
Draws = Annotated[str, Parameter(name="--draws", metavar="N", allow_leading_hyphen=True)]
Seed = Annotated[str, Parameter(name="--seed", metavar="N", allow_leading_hyphen=True)]
Json = Annotated[bool, Parameter(name="--json", show_default=False)]
Output = Annotated[Path | None, Parameter(name=["-o", "--output"], metavar="FILE")]
Level = Annotated[str, Parameter(name="--level", metavar="WHOM")]
Limits = Annotated[bool, Parameter(name="--limits", show_default=False)]
Wrong = Annotated[str | None, Parameter(name="--fault", metavar="NAME")]
