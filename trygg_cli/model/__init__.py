"""The plan model: everything that a plan can say, typed."""

from trygg_cli.model.fields import Part
from trygg_cli.model.plan import Plan

__all__ = ["Part", "Plan"]
