"""From a file to its `ImportPlan`: read, recognise, merge, decide."""

from .making import make_plan

__all__ = ["make_plan"]
