"""Projects that other sites show."""

from tests.exchange.conftest import full_project, plain_project

__all__ = ["full_project", "plain_project"]
