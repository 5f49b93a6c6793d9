"""Synthetic exports, made once: the same lines as daily files and as one file."""
import hashlib
import shutil
import subprocess
from pathlib import Path

LINES_PER_CUSTOMER = 8.528          # of five years of the sample shop
SCATTERED_LINES_PER_CUSTOMER = 4.0  # the same in orders of one line
DAYS = 1826
GENERATOR = Path("Sources/Sample")


def synthetic_export(patron, lines, shelf, ids="short", scatter=False):
    """A folder with `daily/*.csv` and `export.csv` of about so many lines."""
    folder = shelf / ("-".join([f"{lines}-lines"] + [ids] * (ids != "short") + ["scattered"] * scatter))
    each = SCATTERED_LINES_PER_CUSTOMER if scatter else LINES_PER_CUSTOMER
    order = ["--lean", "--customers", str(round(lines / each)), "--days", str(DAYS), "--seed", "1"]
    order += ["--ids", ids] * (ids != "short") + ["--scatter"] * scatter
    mark = folder / ".complete"
    made_by = " ".join(order) + " " + fingerprint(GENERATOR)
    if mark.exists() and mark.read_text() == made_by:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run([patron, "sample", folder / "daily", *order], check=True, stderr=subprocess.DEVNULL)
    join(sorted((folder / "daily").glob("*.csv")), folder / "export.csv")
    mark.write_text(made_by)
    return folder


def join(parts, whole):
    """One file of many, with the header of the first."""
    with open(whole, "wb") as out:
        for number, part in enumerate(parts):
            with open(part, "rb") as file:
                header = file.readline()
                if number == 0:
                    out.write(header)
                shutil.copyfileobj(file, out)


def fingerprint(folder):
    """Another generator makes another export."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.swift")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
