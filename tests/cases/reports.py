"""What a person tells in a report of inappropriate material."""

from datetime import datetime, timedelta, timezone

NOW = datetime(2026, 2, 4, 15, 30, tzinfo=timezone(timedelta(hours=13)))  # a Wednesday before Waitangi Day
REPORT = {
    "material_type": "email",
    "sender": "deals@junk.example",
    "sender_known": "no",
    "sender_origin": "external",
    "received_at": "2026-02-04T09:00:00+13:00",
    "description": "It looked like an invoice but opened onto an offensive cartoon.",
}
