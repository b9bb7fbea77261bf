"""How long one short question takes after warm-up, on one core: prints median and 95th percentile in milliseconds.

uv run python -m benchmarks.answer_speed
"""

import time
from statistics import median, quantiles

from actions.policy.assistant import assistant_for
from actions.policy.corpus.load import organisations
from actions.settings import corpus_folder

WARM_UP, ROUNDS = 20, 200
QUESTION = "ok to chuck a fiver on the Warriors at smoko from the work computer?"


def main() -> None:
    """Time every organisation's assistant."""
    for organisation in organisations(corpus_folder()):
        assistant = assistant_for(corpus_folder(), organisation)
        milliseconds = []
        for number in range(WARM_UP + ROUNDS):
            started = time.perf_counter()
            assistant.ask(QUESTION)
            if number >= WARM_UP:
                milliseconds.append(1000 * (time.perf_counter() - started))
        slow = quantiles(milliseconds, n=20)[-1]
        print(f"{organisation}: median {median(milliseconds):.1f} ms, 95th percentile {slow:.1f} ms of {ROUNDS}")


if __name__ == "__main__":
    main()
