"""The same policy is read alike, whichever format it is kept in."""

from pathlib import Path

import pytest

from tests.policy.documents.conftest import typed
from tests.policy.documents.fleet_vehicles import FLEET_VEHICLES
from tests.policy.documents.formats import WRITERS

OUTLINE = [
    "# Fleet vehicles policy",
    "Policy owner: Fleet Services Manager",
    "Approved: 3 March 2025",
    "Next review date: March 2027",
    "## Purpose",
    "This policy explains how Kōwhai City Council looks after its vehicles, and the people in them. It covers every "
    "car, ute, van and bicycle that the Council owns or leases.",
    "## Who may drive",
    "You may drive a Council vehicle only if you hold a full New Zealand driver licence. Contractors must not drive "
    "Council vehicles.",
    "Volunteers may drive a Council vehicle with the written approval of the Fleet Services Manager.",
    "## Private use",
    "You must not use a Council vehicle for private trips. You may stop to buy food or drink on the way to a work "
    "appointment.",
    "You may take a vehicle home overnight only if your team leader has agreed in writing. This does not apply to "
    "staff on call, who may take one home without asking.",
    "## On the road",
    "Drivers must not:",
    "- smoke or vape in a vehicle",
    "- use a hand-held phone while driving",
    "- drive after drinking alcohol, including:",
    "  - at a work function",
    "  - while on call",
    "- carry animals, except assistance dogs.",
    "Drivers may:",
    "- carry colleagues who travel for work",
    "- play music or podcasts through the vehicle’s own speakers, at a volume that lets them hear sirens.",
    "## Crashes and fines",
    "After a crash the driver must:",
    "1. stop and help anyone who is hurt",
    "2. call 111 if somebody is injured",
    "3. tell Fleet Services within 24 hours, however small the damage.",
    "The driver pays any parking or speeding fine. A driver who breaks this policy may face disciplinary action.",
    "## Bookings",
    "### Pool car",
    "- Who may book it",
    "  - Any employee with a full licence",
    "- Longest booking",
    "  - Three days",
    "### Electric ute",
    "- Who may book it",
    "  - Parks staff",
    "- Longest booking",
    "  - One day",
    "### Minibus",
    "- Who may book it",
    "  - Employees with a passenger endorsement",
    "- Longest booking",
    "  - One day, unless Fleet Services agrees to more",
    "## Bookings",
    "Every vehicle is booked in the fleet calendar before it leaves the car park.",
    "## Fuel and charging",
    "Use the fuel card in the glove box. The fuel card must not be used for anything but fuel and charging.",
]


@pytest.mark.parametrize("ending", WRITERS)
def test_headings_lists_tables_and_every_word_are_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"fleet{ending}"
    WRITERS[ending](FLEET_VEHICLES, path)
    assert typed(path) == OUTLINE
