"""An organisation's own facts: whom to contact, who handles what, how soon."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays
from pydantic import PositiveInt, root_validator, validator

from actions.people.person import ROLES
from actions.yaml_model import YamlModel, read_yaml_model

FILE = "organisation.yml"


class Contact(YamlModel):
    """Whom to turn to; `note` says how to find them where no number or address is known."""

    name: str
    role_description: str | None = None
    phone: str | None = None
    email: str | None = None
    note: str | None = None


class PublicHolidays(YamlModel):
    """Where working days are counted: ISO 3166 codes of the country and of a region with days of its own."""

    country: str
    region: str | None = None

    @root_validator(skip_on_failure=True)
    def _is_known(cls, place: dict[str, str]) -> dict[str, str]:
        try:
            holidays.country_holidays(place["country"], subdiv=place["region"])
        except NotImplementedError:
            raise ValueError("no holidays are known for this country and region") from None
        return place


class Exemptions(YamlModel):
    """The organisation's limits on exemptions: no longest one where it sets none.

    One is due for review `review_days_before_end`, unless another day was told when it was granted.
    """

    longest_exemption_in_days: PositiveInt | None = None
    review_days_before_end: PositiveInt = 30


class Acknowledgement(YamlModel):
    """The policy that everybody signs, by its file's stem; whoever signed an earlier `version` is asked again."""

    policy: str
    version: str


class Organisation(YamlModel):
    """What organisation.yml says; `key` is the name of its folder.

    `handles` gives for each kind of case that may be opened the role that handles it, `manager` being the
    reporter's own; `acknowledge_within_working_days` gives how soon it must be acknowledged, and
    `remind_hours_before_due` how long before that its handlers are reminded. Nobody signs anything where there is no
    `acknowledgement`.
    """

    key: str
    name: str
    short_name: str
    time_zone: str
    public_holidays: PublicHolidays
    emergency_number: str
    contacts: Mapping[str, Contact]
    support: Mapping[str, Contact]
    handles: Mapping[str, str]
    acknowledge_within_working_days: Mapping[str, PositiveInt]
    remind_hours_before_due: PositiveInt = 8
    exemptions: Exemptions = Exemptions()
    acknowledgement: Acknowledgement | None = None

    @property
    def zone(self) -> ZoneInfo:
        """Returns the time zone in which its people speak of days and times."""
        return ZoneInfo(self.time_zone)

    @validator("time_zone")
    def _is_time_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"{name} is no time zone, such as Pacific/Auckland") from None
        return name

    @validator("handles", each_item=True)
    def _is_role(cls, role: str) -> str:
        if role not in ROLES:
            raise ValueError(f"{role} is not among the roles {', '.join(sorted(ROLES))}")
        return role

    @root_validator(skip_on_failure=True)
    def _has_a_deadline_for_what_it_handles(cls, values: dict[str, Any]) -> dict[str, Any]:
        if set(values["handles"]) != set(values["acknowledge_within_working_days"]):
            raise ValueError("handles and acknowledge_within_working_days must name the same kinds of case")
        return values


def load_organisation(folder: Path) -> Organisation:
    """Returns the organisation that a folder describes. Raises YamlModelError naming each fault."""
    return read_yaml_model(folder / FILE, Organisation, key=folder.name)


def load_organisations(corpus_folder: Path) -> dict[str, Organisation]:
    """Returns every organisation in the policy corpus by its key. Raises YamlModelError."""
    folders = sorted(file.parent for file in corpus_folder.glob(f"*/{FILE}"))
    return {folder.name: load_organisation(folder) for folder in folders}
