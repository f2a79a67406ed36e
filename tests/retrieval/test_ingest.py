import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import InputRefused, StorageFailed
from assistant.settings import ROOT
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from tests.retrieval.conftest import HashedWords

KILLED = """
import os, sys
from pathlib import Path
from retrieval.guidelines import Guidelines
from tests.retrieval.conftest import HashedWords

class Dies(HashedWords):
    def embed_documents(self, texts):
        os._exit(9)

Guidelines(Path(sys.argv[1]), Dies()).build(Path(sys.argv[2]))
"""


class Breaks(HashedWords):
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise OSError(28, "No space left on device")


@pytest.fixture
def index(tmp_path: Path, sources: Path, embeddings: HashedWords) -> Path:
    Guidelines(tmp_path / "index", embeddings).build(sources)
    return tmp_path / "index"


def generations(index: Path) -> list[Path]:
    return sorted(index.glob("index-*"))


def test_a_build_that_is_killed_leaves_the_old_index(
    index: Path, sources: Path, embeddings: HashedWords
) -> None:
    command = [sys.executable, "-c", KILLED, str(index), str(sources)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert len(generations(index)) == 2
    store = Guidelines(index, embeddings)
    assert store.search("gout flare")[0].document == "gout"
    store.build(sources)
    store.build(sources)
    assert len(generations(index)) == 2, "what the killed build left is swept away"


def test_a_full_disk_leaves_the_old_index(index: Path, sources: Path, embeddings: HashedWords) -> None:
    before = current_generation(index)
    with pytest.raises(StorageFailed, match="No space left"):
        Guidelines(index, Breaks()).build(sources)
    assert current_generation(index) == before
    assert generations(index) == [before]


def test_a_bad_file_leaves_the_old_index(index: Path, sources: Path, embeddings: HashedWords) -> None:
    (sources / "bad.md").write_text("no front matter")
    with pytest.raises(InputRefused, match=r"bad\.md"):
        Guidelines(index, embeddings).build(sources)
    assert Guidelines(index, embeddings).search("gout flare")


def test_a_reader_goes_on_with_what_it_opened(index: Path, sources: Path, embeddings: HashedWords) -> None:
    reader = Guidelines(index, embeddings)
    assert reader.search("gout flare")
    Guidelines(index, embeddings).build(sources)
    assert reader.search("gout flare")


def test_progress_ends_at_one(tmp_path: Path, sources: Path, embeddings: HashedWords) -> None:
    seen: list[float] = []
    Guidelines(tmp_path / "index", embeddings).build(sources, lambda message, done: seen.append(done))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
