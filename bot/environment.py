"""How settings are read from the environment or from a .env file beside the program."""

from typing import Any

# How this machine is called by itself.
LOOPBACK = ("127.0.0.1", "localhost")


class FromEnvironment:
    """What the settings of the bot and of its channels share; each adds its prefix."""

    env_file = ".env"

    @classmethod
    def parse_env_var(cls, field_name: str, raw_val: str) -> Any:
        """A setting of several values, which are written with commas between them."""
        return tuple(filter(None, map(str.strip, raw_val.split(","))))
