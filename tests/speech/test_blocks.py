"""Long recordings are worked on in pieces that leave nothing out."""

import numpy as np

from assistant.speech.blocks import LONGEST, blocks
from assistant.speech.sound import RATE, Sound
from tests.speech.sounds import tone


def test_a_short_recording_is_one_block() -> None:
    assert list(blocks(Sound(tone(20.0)[None, :]))) == [(0.0, 20.0)]


def test_it_goes_on_where_it_was() -> None:
    assert list(blocks(Sound(tone(20.0)[None, :]), 12.5)) == [(12.5, 20.0)]


def test_nothing_is_left_after_the_end() -> None:
    assert list(blocks(Sound(tone(20.0)[None, :]), 20.0)) == []


def test_the_cut_is_in_a_pause_and_the_blocks_meet() -> None:
    pcm = np.resize(tone(10.0), int(RATE * 700))
    pcm[271 * RATE : 272 * RATE] = 0
    found = list(blocks(Sound(pcm[None, :])))
    assert 271.0 <= found[0][1] <= 272.0
    assert [start for start, _ in found[1:]] == [end for _, end in found[:-1]]
    assert found[0][0] == 0.0
    assert found[-1][1] == 700.0
    assert max(end - start for start, end in found) <= LONGEST
