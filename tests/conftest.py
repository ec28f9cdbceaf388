"""Options and paths that all tests share."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

# Builders of values stand beside the tests that share them, as in report_formats/samples.py.
sys.path.insert(0, str(Path(__file__).parent))

# A shell starts what it puts in the background with ^C ignored, and programs that tests start inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the files under tests/golden anew; review them as a diff",
    )
