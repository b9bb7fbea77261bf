"""askfirst notifications: whether people were reached."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from actions.commands.session import command_session
from actions.notify.delivery_state import DeliveryState
from actions.notify.record import Delivery, deliveries_in

app = typer.Typer(help="Look after what people are told.", no_args_is_help=True)

FINISHED = (DeliveryState.SENT, DeliveryState.NOT_CONCERNED, DeliveryState.NO_ADDRESS)
UNFINISHED = tuple(state for state in DeliveryState if state not in FINISHED)


# Without a callback, typer makes an only command the whole program, and `list` would not be its name.
@app.callback()
def _notifications() -> None: ...


@app.command("list")
def list_notifications(
    everything: Annotated[bool, typer.Option("--all", help="Also those that need nothing more.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """List what has not reached people: waiting, given up, or uncertain."""
    with command_session() as session:
        found = deliveries_in(session, tuple(DeliveryState) if everything else UNFINISHED)
    if as_json:
        entries = [asdict(delivery) for delivery in found]
        typer.echo(json.dumps(entries, default=datetime.isoformat, ensure_ascii=False, indent=2))
        return
    for delivery in found:
        typer.echo(_line(delivery))


def _line(delivery: Delivery) -> str:
    what = f"{delivery.reference}  {delivery.what}  {delivery.person}  {delivery.channel}"
    became = f"{delivery.state.replace('_', ' ')} at attempt {delivery.attempts}"
    return f"{what}  {became}  {delivery.fault or ''}".rstrip()
