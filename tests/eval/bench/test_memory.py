import time

from eval.bench.memory import PeakMemory, resident


def test_sees_memory_that_is_gone_at_the_end() -> None:
    before = resident()
    with PeakMemory(every=60) as memory:
        block = bytearray(b"\x01") * 80_000_000
        memory.look()
        size = len(block)
        del block
    assert memory.bytes >= before + 0.9 * size


def test_watches_on_its_own() -> None:
    with PeakMemory(every=0.001) as memory:
        memory.bytes = 0
        deadline = time.monotonic() + 10
        while memory.bytes == 0 and time.monotonic() < deadline:
            pass
        assert memory.bytes > 0, "the thread looked"
