"""Where Han characters stand in folded text, which holds nothing else beside ASCII."""

import re

HAN_RUN = re.compile(r"[^\x00-\x7f]+")
"""One run of them."""
