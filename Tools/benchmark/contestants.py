"""Who is measured: a command that writes a case's tables into a folder."""
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Synthetic exports run on to here, whatever the day is.
TODAY = "2029-01-01"


class Patron:
    name = "Patron"

    def __init__(self, binary, case, folder):
        self.folder = folder / "patron"
        self.tables = self.folder / case.name / "latest" / "tables"
        self.command = [binary, "run", case.pipeline, "--root", case.root, "--output", self.folder, "--today", TODAY,
                        "--log", "json"]


class Peer:
    def __init__(self, name, script, case, folder):
        folder.mkdir(parents=True, exist_ok=True)
        settings = folder / "case.json"
        case.save(settings)
        self.name = name
        self.folder = self.tables = folder / name.lower()
        self.command = [sys.executable, HERE / script, settings, self.folder]


def contestants(binary, case, folder):
    found = [Patron(binary, case, folder), Peer("DuckDB", "peer_duckdb.py", case, folder)]
    if case.source == "synthetic":
        found.append(Peer("Polars", "peer_polars.py", case, folder))
    return found


def clear(contestant):
    """Every run starts with nothing: Patron would find itself up to date."""
    shutil.rmtree(contestant.folder, ignore_errors=True)
