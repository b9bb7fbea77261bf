"""Replies that the small corpus bears out, by the verdict that they give."""

from tests.policy.reader.language_model import Behaviour, replying

GAMBLING_IS_FORBIDDEN = replying(
    "devices/gambling", "not_allowed", ["devices/prohibited.gambling"], "gambling or gaming of any kind"
)
LENDING_IS_FORBIDDEN = replying("devices/lending", "not_allowed", ["devices/lending.outside"], "You must not lend it")
LENDING_DEPENDS = replying(
    "devices/lending", "conditional", ["devices/lending.colleague"], "only if your manager has approved it."
)
LENDING_IS_ALLOWED = replying(
    "devices/lending", "allowed", ["devices/lending.colleague"], "You may lend your device to a colleague"
)
LOSS_IS_REPORTED = replying(
    "devices/lost-device", "information", ["devices/lost.report"], "Report a lost device to the Service Desk"
)
NOTHING_SETTLES_IT = replying("", "not_covered", [], "")

REPLIES: dict[str, Behaviour] = {
    "not_allowed": LENDING_IS_FORBIDDEN,
    "conditional": LENDING_DEPENDS,
    "allowed": LENDING_IS_ALLOWED,
    "information": LOSS_IS_REPORTED,
    "not_covered": NOTHING_SETTLES_IT,
}
