import wave
from pathlib import Path

import numpy as np
import pytest

from eval.bench.loading import EXCERPT, loading, write_excerpt


@pytest.mark.parametrize(
    ("times", "seconds", "reason"),
    [
        ((0.0, 9.0, 10.0), 8.0, "the first use took 9 s, the second 1 s"),
        ((0.0, 1.0, 3.0), 0.0, "it was loaded already; never below 0"),
    ],
)
def test_loading_is_what_the_first_use_takes_longer(
    times: tuple[float, ...], seconds: float, reason: str
) -> None:
    clock = iter(times)
    used: list[int] = []
    assert loading(lambda: used.append(1), lambda: next(clock)) == seconds, reason
    assert len(used) == 2


@pytest.mark.parametrize(("length", "expected"), [(30.0, EXCERPT), (4.0, 4.0)])
def test_excerpt_is_the_middle_of_the_recording(tmp_path: Path, length: float, expected: float) -> None:
    source = tmp_path / "visit.wav"
    ramp = np.linspace(-20_000, 20_000, int(length * 16_000)).astype("<i2")
    with wave.open(str(source), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(ramp.tobytes())
    with wave.open(str(write_excerpt(source, tmp_path / "excerpt.wav"))) as made:
        samples = np.frombuffer(made.readframes(made.getnframes()), dtype="<i2")
    assert len(samples) / 16_000 == pytest.approx(expected, abs=0.01)
    assert abs(int(samples[len(samples) // 2])) < 200, "the ramp crosses 0 in its middle"
