"""What the tests of the model share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_model(root: Path) -> Path:
    """The folder of the published model as it was handed over."""
    folder = root.parent / "shared" / "model"
    if not folder.is_dir():
        pytest.skip("the published model (../shared/model) is not on this machine")
    return folder
