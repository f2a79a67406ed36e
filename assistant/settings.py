"""Every option of Provenote in one place: ``PROVENOTE_*`` variables and one TOML file.

Order of precedence: arguments, environment, ``provenote.toml`` (path in ``PROVENOTE_CONFIG``, else
the platform's configuration folder), defaults. ``docs/configuration.md`` is generated from here.
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path, user_config_path, user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

ROOT = Path(__file__).resolve().parents[1]
"""The folder that holds ``knowledge/`` and ``prompts/``."""


def config_file() -> Path:
    """The TOML file that is read, whether or not it exists."""
    named = os.environ.get("PROVENOTE_CONFIG")
    return Path(named) if named else user_config_path("provenote") / "provenote.toml"


class Settings(BaseSettings):
    """One option a field; each description is the documentation that a user reads."""

    model_config = SettingsConfigDict(env_prefix="PROVENOTE_", extra="forbid")

    profile: Literal["default", "small"] = Field(
        "default", description="Which set of models is used. `small` has tiny ones, for tests only."
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("provenote"),
        description="Where encounters, recordings and the guideline index are kept.",
    )
    cache_dir: Path = Field(
        default_factory=lambda: user_cache_path("provenote"),
        description="Where downloaded model files are kept. Safe to delete; they are fetched again.",
    )
    models: Path | None = Field(
        None, description="A folder with model files that is looked at before anything is downloaded."
    )
    offline: bool = Field(False, description="Never download; use only the files that are there.")
    hub_timeout: float = Field(
        5.0, gt=0, description="Seconds to wait for the model hub before the next source is tried."
    )
    host: str = Field("127.0.0.1", description="Address the web app listens on.")
    port: int = Field(8501, ge=1, le=65535, description="Port the web app listens on.")
    clinician: str = Field("", description="Name offered when a note is signed.")

    llm_base_url: str = Field(
        "",
        description="An OpenAI-compatible endpoint (Ollama, vLLM, Llama Stack, LM Studio), such as "
        "`http://127.0.0.1:11434/v1`. Empty: the model that comes with Provenote, in this process.",
    )
    llm_model: str = Field("", description="The model's name at that endpoint.")
    llm_api_key: SecretStr = Field(SecretStr(""), description="The key for that endpoint, if it wants one.")
    llm_timeout: float = Field(
        300.0, gt=0, description="Seconds without an answer before a call is given up."
    )
    context_tokens: int = Field(
        8192,
        ge=2048,
        description="Tokens the language model can hold at once; long visits are read in parts.",
    )
    threads: int = Field(
        default_factory=lambda: os.cpu_count() or 2, ge=1, description="Processor threads the models use."
    )
    embedding_base_url: str = Field(
        "", description="An endpoint with `/embeddings`. Empty: the embedding model in this process."
    )
    embedding_model: str = Field("", description="The embedding model's name at that endpoint.")
    chroma_url: str = Field(
        "",
        description="A Chroma server on this computer or your own network that keeps the guideline index, "
        "such as `http://127.0.0.1:8000`, for many users. Empty: in the data folder.",
    )
    speech_base_url: str = Field(
        "", description="An endpoint with `/audio/transcriptions`. Empty: Whisper in this process."
    )
    speech_model: str = Field("", description="The speech model's name at that endpoint.")
    language: str = Field("en", description="Language spoken in the room, as a two-letter code.")
    interface_language: Literal["en", "es"] = Field(
        "en", description="Language of the pages when a browser tab is opened; changed on the page Settings."
    )

    max_audio_seconds: float = Field(
        7200.0, gt=0, description="Longest recording that is accepted, in seconds."
    )
    min_audio_seconds: float = Field(
        5.0, gt=0, description="Shortest recording that is accepted, in seconds."
    )
    template: str = Field(
        "visit",
        description="Note template used when none is chosen: `visit`, `soap`, `hp`, `progress`, `referral`, "
        "`discharge`, or the name of one of your own.",
    )
    length: Literal["brief", "standard", "detailed"] = Field(
        "standard", description="Length of a note when none is chosen."
    )
    grade: float = Field(6.0, ge=3, le=12, description="Reading grade (US school year) asked of handouts.")
    emergency_country: str = Field(
        "US",
        pattern="^[A-Z]{2}$",
        description="Country whose emergency number patients are told, as a two-letter code in capitals "
        "(ISO 3166-1), such as `GB` or `IN`.",
    )
    handout_url: str = Field(
        "",
        pattern=r"^(https?://\S+)?$",
        description="Where the practice puts handouts online, such as `https://practice.example/h/{hash}`; "
        "`{hash}` stands for the first 12 characters of the text's hash. Handouts then carry a QR code. "
        "Provenote puts nothing there itself.",
    )
    data: Path | None = Field(
        None, description="Folder with the data sets that `provenote eval` measures on."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then environment, then the TOML file; no .env file and no secrets folder."""
        toml = TomlConfigSettingsSource(settings_cls, toml_file=config_file())
        return (init_settings, env_settings, toml)


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings of this process, read once. Tests build ``Settings(...)`` themselves."""
    return Settings()
