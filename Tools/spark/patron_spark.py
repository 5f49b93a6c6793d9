"""Runs a pipeline of Patron on a Spark cluster: the snapshot is that of `patron run`, byte for byte.

    spark-submit --master spark://HOST:7077 Tools/spark/patron_spark.py PIPELINE --work DIR [--patron PATH] [--tasks N]

Patron reads, regroups and counts. Spark only moves bytes and repeats what fails: no figure is computed here. What is to be
done is said by `patron part plan`; each of its tasks runs `patron` in a folder of its own and gives the bytes of its parts
back. All machines need the pipeline file, the exports and the program under the same absolute paths. The driver's folder
DIR keeps the small parts until the snapshot is published.
"""
import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow
from pyspark import SparkFiles, StorageLevel
from pyspark.sql import SparkSession

PIECE = 64 << 20        # a part is shipped in pieces of so many bytes
PIECES = "cut int, name string, number int, bytes binary"
MADE = pyarrow.schema([("cut", pyarrow.int32()), ("name", pyarrow.string()), ("number", pyarrow.int32()),
                       ("bytes", pyarrow.binary())])
SETTLE_AGAIN = 75


class Task:
    """What one step of the plan does on a worker, in a folder of its own."""

    def __init__(self, step, patron, cuts):
        self.stage = step["stage"]
        options = step["command"][1:step["command"].index("--")]
        self.command = [patron, *options]
        self.exports = step["command"][len(options) + 2:] if self.stage == "read" else []
        if self.stage == "read":
            self.command += ["--cuts", str(cuts)]

    def run(self, folder, parts):
        """Parts that are given, parts that are made: (cut, path)."""
        self.command[self.command.index("--out") + 1] = str(folder)
        done = subprocess.run([*self.command, "--", *(self.exports or map(str, parts))], capture_output=True)
        if done.returncode == SETTLE_AGAIN:
            return [(-SETTLE_AGAIN, done.stderr)]
        if done.returncode != 0:
            raise RuntimeError(f"patron part {self.stage} ended with {done.returncode}: "
                               + done.stderr.decode(errors="replace"))
        return list(enumerate(Path(line) for line in done.stdout.decode().splitlines()))


def pieces(made):
    """The rows that ship what a task made, one piece at a time."""
    for cut, part in made:
        if isinstance(part, bytes):
            yield row(cut, "", 0, part)
            continue
        with open(part, "rb") as file:
            number = 0
            while (piece := file.read(PIECE)) or number == 0:
                yield row(cut, part.name, number, piece)
                number += 1


def row(cut, name, number, content):
    return pyarrow.RecordBatch.from_pydict({"cut": [cut], "name": [name], "number": [number], "bytes": [content]}, MADE)


def write(batches, folder):
    """Puts the pieces of parts together again; they may come in any order."""
    paths = set()
    for batch in batches:
        for name, number, content in zip(*(batch.column(place).to_pylist() for place in (1, 2, 3))):
            path = folder / name
            with open(path, "r+b" if path.exists() else "xb") as file:
                file.seek(number * PIECE)
                file.write(content)
            paths.add(path)
    return sorted(paths)


def reading(tasks):
    """On a worker: reads exports. Rows are positions of tasks."""
    def read(batches):
        for batch in batches:
            for position in batch.column(0).to_pylist():
                with tempfile.TemporaryDirectory(prefix="patron-") as folder:
                    yield from pieces(tasks[position].run(folder, []))
    return read


def counting(tasks, shared):
    """On a worker: counts the customers of one cut. Rows are pieces of the lines; the other parts are shared files."""
    def count(table):
        with tempfile.TemporaryDirectory(prefix="patron-") as folder:
            lines = write(table.to_batches(), Path(folder))
            parts = [SparkFiles.get(name) for name in shared] + lines
            cut = table.column("cut")[0].as_py()
            made = [(cut if code >= 0 else code, part) for code, part in tasks[cut].run(folder, parts)]
            return pyarrow.Table.from_batches(list(pieces(made)), MADE)
    return count


class Run:
    def __init__(self, spark, arguments):
        self.spark, self.patron, self.pipeline = spark, arguments.patron, arguments.pipeline
        self.cuts = arguments.tasks or 2 * spark.sparkContext.defaultParallelism
        self.options = ["--as-of", arguments.as_of] if arguments.as_of else []
        self.folder = Path(arguments.work).absolute() / "patron-parts"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def plan(self, days):
        command = [self.patron, "part", "plan", self.pipeline, "--out", str(self.folder), "--tasks", str(self.cuts),
                   *self.options, *days]
        done = subprocess.run(command, stdout=subprocess.PIPE)
        if done.returncode != 0:
            sys.exit(done.returncode)
        steps = [json.loads(line) for line in done.stdout.splitlines()]
        return lambda stage: [step for step in steps if step["stage"] == stage]

    def read(self, steps):
        """Reads all exports. The lines stay with the workers, on their disks; the accounts come to the driver."""
        tasks = [Task(step, self.patron, self.cuts) for step in steps]
        rows = self.spark.createDataFrame([(position,) for position in range(len(tasks))], "position int")
        made = rows.repartition(len(tasks), "position").mapInArrow(reading(tasks), PIECES)
        made = made.persist(StorageLevel.DISK_ONLY)
        self.keep(made.where(f"cut = {self.cuts}").collect())
        return made.where(f"cut < {self.cuts}")

    def count(self, steps, lines, shared):
        """Counts cut by cut; what is made comes to the driver.
        Returns: its parts; or the days to settle again with, where a later export takes an order back."""
        tasks = [Task(step, self.patron, self.cuts) for step in steps]
        for path in shared:
            self.spark.sparkContext.addFile(str(path))
        rows = lines.groupBy("cut").applyInArrow(counting(tasks, [path.name for path in shared]), PIECES).collect()
        for one in rows:
            if one.cut == -SETTLE_AGAIN:
                return [], re.findall(r"--(?:newest|first)|\d{4}-\d{2}-\d{2}", one.bytes.decode().split("settle again", 1)[1])
        return self.keep(rows), []

    def keep(self, rows):
        batches = [row(one.cut, one.name, one.number, bytes(one.bytes)) for one in rows]
        return write(batches, self.folder)

    def on_driver(self, step):
        done = subprocess.run([self.patron, *step["command"][1:]])
        if done.returncode != 0:
            sys.exit(done.returncode)

    def all(self):
        plan = self.plan([])
        lines, days = self.read(plan("read")), []
        for _ in range(2):
            plan = self.plan(days) if days else plan
            [settle], [finish] = plan("settle"), plan("finish")
            self.on_driver(settle)
            parts = [Path(path) for path in settle["makes"]]
            for stage in ("crowd", "value", "tally"):
                if steps := plan(stage):
                    made, days = self.count(steps, lines, parts)
                    if days:
                        break
                    parts += made
            else:
                self.on_driver(finish)
                shutil.rmtree(self.folder)
                return
        sys.exit(SETTLE_AGAIN)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline", help="the pipeline file: an absolute path that all machines have")
    parser.add_argument("--work", required=True, help="a folder of the driver for small parts")
    parser.add_argument("--patron", default="patron", help="the program, on all machines")
    parser.add_argument("--tasks", type=int, help="into how many cuts customers are divided; default: twice the cores")
    parser.add_argument("--as-of", help="the as-of day, as for patron run")
    spark = (SparkSession.builder.appName("patron").config("spark.sql.execution.arrow.maxRecordsPerBatch", 4)
             .config("spark.sql.adaptive.enabled", "false").getOrCreate())
    arguments = parser.parse_args()
    run = Run(spark, arguments)
    spark.conf.set("spark.sql.shuffle.partitions", run.cuts)
    run.all()


if __name__ == "__main__":
    main()
