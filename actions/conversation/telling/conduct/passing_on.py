"""Reads whether something was passed on: "sent the pictures round the office", "shared it with his mates"."""

import re

PASSED_ON = re.compile(
    r"(?:(?<!was )(?<!were )(?<!got )(?<!been )(?<!being )(?<!is )\b"
    r"(?:sent|e-?mailed|messaged|texted|posted|shared(?! (?:drive|folder|mailbox|inbox|calendar|screen))|showed"
    r"|forwarded|passed|gave|copied)|\b(?:sends|sending|e-?mailing|messaging|posts|posting|shares|sharing|showing"
    r"|forwards|forwarding"
    r"|passing|giving|copying))\b"
    r"(?! (?:me|us|him|her|them) )[^.;:!?]{0,60}?\b(?:round|around|on to(?! (?:it|the|a|an|his|her|their)\b)"
    r"|with (?!me\b|us\b)"
    r"|(?<!\bon )(?<!next )(?<!close )to (?!her(?=\W*$|[.,;!?]| (?:and|but|by|from|on|at|in|so|to)\b)"
    r"|(?:his|her|their) (?:work )?"
    r"(?:e-?mail|address|inbox|mailbox|phone|account)"
    r"|nobody\b|no ?one\b|me\b|us\b|work\b|him\b|them\b|the drive|the shared|a usb"
    r"|(?:his|her|their) (?:own|personal|private|home))"
    r"|on (?:facebook|instagram|twitter|linkedin|tiktok|snapchat|teams|yammer|reddit|youtube|whatsapp|slack"
    r"|the internet)\b)",
    re.IGNORECASE,
)
# “Without, so far as they can see, passing it on.”
AS_FAR_AS = re.compile(r", (?:so|as) far as [^,.;]{3,40}, ", re.IGNORECASE)
DENIED = re.compile(r"(?:n['’]t|\bnot|\bnever|\bwithout|\bno)(?: \w+){0,2} $", re.IGNORECASE)


def is_passed_on(text: str) -> bool:
    """Return whether a text tells that somebody passed something on to others."""
    text = AS_FAR_AS.sub(" ", text)
    return any(not DENIED.search(text[: found.start()]) for found in PASSED_ON.finditer(text))
