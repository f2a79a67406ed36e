"""With programs that stand in for voices: what they are given, and what is made of what they give."""

import io
import json
import sys
import wave
from pathlib import Path

import pytest

from assistant.errors import InputRefused, ModelUnavailable
from assistant.interop import read_aloud as module
from assistant.interop.read_aloud import LONGEST_TEXT, Voice, read_aloud, voice_for


@pytest.fixture(autouse=True)
def _only_these_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def program(folder: Path, name: str, body: str) -> None:
    """A program that keeps its arguments and its input beside it."""
    path = folder / name
    path.write_text(
        f"#!{sys.executable}\nimport io, sys, wave\nfrom pathlib import Path\nhere = Path(__file__).parent\n"
        f"text = sys.stdin.buffer.read()\n(here / 'given').write_bytes(text)\n"
        f"(here / 'arguments').write_text(' '.join(sys.argv[1:]))\n{body}\n"
    )
    path.chmod(0o755)


WAV = """
out = io.BytesIO()
with wave.open(out, 'wb') as w:
    w.setnchannels(1); w.setsampwidth(2); w.setframerate(22050); w.writeframes(b'\\1\\0' * 100)
data = bytearray(out.getvalue())
data[4:8] = data[40:44] = b'\\xff\\xff\\xff\\x7f'  # a length that is only a guess
sys.stdout.buffer.write(data)
"""


def piper_voice(folder: Path, name: str = "es_ES-any.onnx", config: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"")
    (folder / f"{name}.json").write_text(config or json.dumps({"audio": {"sample_rate": 16000}}))
    return folder


def sound(data: bytes) -> tuple[int, int, int]:
    with wave.open(io.BytesIO(data)) as wav:
        return wav.getnchannels(), wav.getframerate(), wav.getnframes()


def test_without_a_voice_there_is_none(tmp_path: Path) -> None:
    assert voice_for("en", tmp_path) is None
    program(tmp_path, "espeak-ng", WAV)
    assert voice_for("xx", tmp_path) is None  # a language it is not asked for
    assert voice_for("hi", tmp_path) is not None


def test_the_text_is_neither_an_argument_nor_lost(tmp_path: Path) -> None:
    program(tmp_path, "espeak-ng", WAV)
    voice = voice_for("hi", tmp_path)
    assert voice is not None
    assert sound(read_aloud("-f रक्तचाप; rm", voice)) == (1, 22050, 100)
    assert (tmp_path / "given").read_text() == "-f रक्तचाप; rm"
    assert "रक्तचाप" not in (tmp_path / "arguments").read_text()
    assert "-v hi" in (tmp_path / "arguments").read_text()


def test_piper_is_preferred_where_it_has_the_language(tmp_path: Path) -> None:
    program(tmp_path, "espeak-ng", WAV)
    program(tmp_path, "piper", "sys.stdout.buffer.write(b'\\1\\0' * 50)")
    folder = piper_voice(tmp_path / "voices")
    voice = voice_for("es", folder)
    assert voice is not None and voice.name == "Piper es_ES-any"
    assert sound(read_aloud("Tome uno.", voice)) == (1, 16000, 50)
    other = voice_for("fr", folder)
    assert other is not None and other.name.startswith("eSpeak")


def test_a_piper_voice_without_its_settings_is_not_used(tmp_path: Path) -> None:
    program(tmp_path, "piper", "")
    assert voice_for("es", piper_voice(tmp_path / "voices", config="{}")) is None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("sys.exit(1)", "could not be used"),
        ("sys.stdout.write('no sound')", "can be read"),
        ("", "can be read"),
        (WAV.replace("* 100", "* 0"), "no sound"),
    ],
)
def test_a_voice_that_fails_is_said_without_the_text(tmp_path: Path, body: str, message: str) -> None:
    program(tmp_path, "espeak-ng", body)
    voice = voice_for("en", tmp_path)
    assert voice is not None
    with pytest.raises(ModelUnavailable, match=message) as raised:
        read_aloud("secret", voice)
    assert "secret" not in f"{raised.value} {raised.value.__cause__}"


def test_a_program_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="could not be used"):
        read_aloud("text", Voice("en", "x", (str(tmp_path / "gone"),)))


def test_a_voice_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIMEOUT", 0.2)
    program(tmp_path, "espeak-ng", "import threading; threading.Event().wait(30)")
    voice = voice_for("en", tmp_path)
    assert voice is not None
    with pytest.raises(ModelUnavailable, match="too long"):
        read_aloud("text", voice)


@pytest.mark.parametrize("text", ["", " \n", "x" * (LONGEST_TEXT + 1)])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(InputRefused):
        read_aloud(text, Voice("en", "x", ("none",)))
