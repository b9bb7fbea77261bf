"""The fleet vehicles policy of a city council that does not exist, as its author would think of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    words: str


@dataclass(frozen=True)
class Section:
    words: str


@dataclass(frozen=True)
class Text:
    words: str


@dataclass(frozen=True)
class Item:
    """An item of a list; `number` is 0 where the list has bullets."""

    words: str
    depth: int = 1
    number: int = 0


@dataclass(frozen=True)
class Grid:
    """A table; its first row names the columns."""

    rows: tuple[tuple[str, ...], ...]


Piece = Title | Section | Text | Item | Grid

FLEET_VEHICLES: tuple[Piece, ...] = (
    Title("Fleet vehicles policy"),
    Text("Policy owner: Fleet Services Manager"),
    Text("Approved: 3 March 2025"),
    Text("Next review date: March 2027"),
    Section("Purpose"),
    Text(
        "This policy explains how Kōwhai City Council looks after its vehicles, and the people in them. "
        "It covers every car, ute, van and bicycle that the Council owns or leases."
    ),
    Section("Who may drive"),
    Text(
        "You may drive a Council vehicle only if you hold a full New Zealand driver licence. "
        "Contractors must not drive Council vehicles."
    ),
    Text("Volunteers may drive a Council vehicle with the written approval of the Fleet Services Manager."),
    Section("Private use"),
    Text(
        "You must not use a Council vehicle for private trips. "
        "You may stop to buy food or drink on the way to a work appointment."
    ),
    Text(
        "You may take a vehicle home overnight only if your team leader has agreed in writing. "
        "This does not apply to staff on call, who may take one home without asking."
    ),
    Section("On the road"),
    Text("Drivers must not:"),
    Item("smoke or vape in a vehicle"),
    Item("use a hand-held phone while driving"),
    Item("drive after drinking alcohol, including:"),
    Item("at a work function", depth=2),
    Item("while on call", depth=2),
    Item("carry animals, except assistance dogs."),
    Text("Drivers may:"),
    Item("carry colleagues who travel for work"),
    Item("play music or podcasts through the vehicle’s own speakers, at a volume that lets them hear sirens."),
    Section("Crashes and fines"),
    Text("After a crash the driver must:"),
    Item("stop and help anyone who is hurt", number=1),
    Item("call 111 if somebody is injured", number=2),
    Item("tell Fleet Services within 24 hours, however small the damage.", number=3),
    Text("The driver pays any parking or speeding fine. A driver who breaks this policy may face disciplinary action."),
    Section("Bookings"),
    Grid(
        (
            ("Vehicle", "Who may book it", "Longest booking"),
            ("Pool car", "Any employee with a full licence", "Three days"),
            ("Electric ute", "Parks staff", "One day"),
            (
                "Minibus",
                "Employees with a passenger endorsement",
                "One day, unless Fleet Services agrees to more",
            ),
        )
    ),
    Text("Every vehicle is booked in the fleet calendar before it leaves the car park."),
    Section("Fuel and charging"),
    Text("Use the fuel card in the glove box. The fuel card must not be used for anything but fuel and charging."),
)
