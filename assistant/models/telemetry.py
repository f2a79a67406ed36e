"""Nothing is sent anywhere: the environment that keeps the libraries quiet."""

import os

QUIET = {
    "ANONYMIZED_TELEMETRY": "false",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "OTEL_SDK_DISABLED": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_OFFLINE": "1",
}
"""Variables and the values that stop usage reports, traces and lookups on the hub.

`TOKENIZERS_PARALLELISM` is no telemetry; it keeps the tokenizer from warning on the terminal.
"""


def silence_telemetry() -> None:
    """Set the variables of QUIET, over what the user's shell has: a trace would carry patient text."""
    os.environ.update(QUIET)
