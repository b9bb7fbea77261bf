"""Danger is heard before everything else; danger in a picture is not here."""

import pytest

from bot.nlu.emergency_detector import EmergencyDetector

DETECTOR = EmergencyDetector()


@pytest.mark.parametrize(
    "text",
    [
        "someone is being beaten in the car park",
        "he sent a video and now he's attacking me",
        "he filmed a clip of us being attacked, we are locked in",
        "I want to die",
        "there's a man with a knife in reception",
        "she has pictures of the office, and she collapsed just now",
    ],
)
def test_danger_is_an_emergency(text: str) -> None:
    assert DETECTOR.detects(text)


@pytest.mark.parametrize(
    "text",
    [
        "a clip of some bloke being bashed turned up in my inbox",
        "the email had a photo showing a man with a gun",
        "a cartoon of a building on fire with a racist caption",
    ],
)
def test_danger_that_a_picture_shows_is_none_here(text: str) -> None:
    assert not DETECTOR.detects(text)
