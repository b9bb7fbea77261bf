"""The moment at which these specifications are read: a Friday afternoon in Wellington."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Pacific/Auckland")
NOW = datetime(2026, 11, 20, 16, 30, tzinfo=ZONE)
