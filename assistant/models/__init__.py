"""Model files, the local language-model server, and the factories for chat and embeddings.

Importing this package switches every library's telemetry off: the variables are read when those
libraries are first imported, so it cannot wait for a function call.
"""

from assistant.models.telemetry import silence_telemetry

silence_telemetry()
