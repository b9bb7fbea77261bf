"""What a person tells in a report of inappropriate material and in a complaint."""

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
COMPLAINT = {
    "role": "target",
    "description": "Remarks about my body at the team lunch.",
    "occurred_at": "2026-01-20/2026-02-03",
    "respondent": "Sēmisi Tāufa",
    "preferred_option": "undecided",
    "addressee": "people_team",
    "anonymous": "yes",
}
REQUEST = {
    "activity": "use a USB stick",
    "business_need": "the courtroom has no network",
    "covers": "me",
    "starts_on": "2026-02-09",
    "ends_on": "2026-06-30",
    "discussed_with_manager": "yes",
}
