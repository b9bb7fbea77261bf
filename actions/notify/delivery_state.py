"""What has become of a notification on its way to one person."""

from enum import Enum


class DeliveryState(str, Enum):
    """`uncertain`: it may have arrived, and is not tried again; `not_concerned`: the case is no longer theirs.

    `no_address`: they cannot be reached in this way.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    GIVEN_UP = "given_up"
    NOT_CONCERNED = "not_concerned"
    NO_ADDRESS = "no_address"
