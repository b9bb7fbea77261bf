import asyncio

from bot.lock_store import ConversationLocks


def _turns(*conversations: str) -> list[str]:
    """What happens when one turn begins in each of the conversations at the same moment."""
    happened: list[str] = []
    locks = ConversationLocks()

    async def turn(conversation: str) -> None:
        async with locks.lock(conversation):
            happened.append(f"{conversation} begins")
            await asyncio.sleep(0.01)
            happened.append(f"{conversation} ends")

    async def all_turns() -> None:
        await asyncio.gather(*map(turn, conversations))

    asyncio.run(all_turns())
    return happened


def test_turns_of_one_conversation_follow_one_another() -> None:
    assert _turns("mere", "mere") == ["mere begins", "mere ends"] * 2


def test_turns_of_two_conversations_run_side_by_side() -> None:
    assert _turns("mere", "tama")[:2] == ["mere begins", "tama begins"]
