"""Runs pipelines on a Spark cluster of this machine and compares each snapshot with that of `patron run`, byte for byte.

    .venv/bin/python Tools/spark/check.py [--quick] [PIPELINE …]      default: a small sample shop

The cluster is a master and two workers of one core each on the loopback device. Each pipeline is run four times: as it
is, and with an executor killed while it reads, counts the crowd, and counts for the tables. Before that the driver is
killed once, before it publishes: then there is no snapshot. `--quick`: as it is, and with one executor killed.
"""
import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyspark

SPARK = Path(pyspark.__file__).parent
DRIVER = Path(__file__).resolve().with_name("patron_spark.py")
PIPELINE = Path(__file__).resolve().parents[2] / "pipelines/sample.yml"
PORT = 17077
MASTER = f"spark://127.0.0.1:{PORT}"


@contextlib.contextmanager
def cluster(logs):
    """A master and two workers, until the end."""
    classes = "org.apache.spark.deploy"
    environment = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_DIRS=str(logs / "local"),
                       PYSPARK_PYTHON=sys.executable)
    master = [f"{classes}.master.Master", "--host", "127.0.0.1", "--port", str(PORT), "--webui-port", "0"]
    worker = [f"{classes}.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0",
              "--work-dir", str(logs / "work"), MASTER]
    started = []
    try:
        for number, command in enumerate([master, worker, worker]):
            with open(logs / f"node-{number}.log", "wb") as log:
                started.append(subprocess.Popen([SPARK / "bin/spark-class", *command], env=environment, stdout=log,
                                                stderr=log, start_new_session=True))
            time.sleep(3 if number == 0 else 0)
        yield environment
    finally:
        for process in started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def submit(environment, patron, pipeline, work, log):
    command = [SPARK / "bin/spark-submit", "--master", MASTER, "--conf", "spark.executor.memory=700m",
               "--conf", "spark.ui.enabled=false", DRIVER, pipeline, "--work", work, "--patron", patron, "--tasks", "4"]
    return subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)


def wait_for(what, process, seconds=120):
    """Until something is there, or the run is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if found := what():
            return found
        time.sleep(0.02)
    return None


def processes(*words):
    """Ids of processes whose command line has all these words."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and all(word in (entry / "cmdline").read_bytes().decode(errors="replace") for word in words):
                found.append(int(entry.name))
    return found


def kill_executor(stage, process, patron):
    """Kills the Java process under which a task of a stage runs.
    Returns: whether there was one."""
    if not wait_for(lambda: processes(patron, f"part\0{stage}\0"), process):
        return False
    executors = processes("CoarseGrainedExecutorBackend", "--executor-id")
    for executor in executors[:1]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(executor, signal.SIGKILL)
    return bool(executors)


def snapshot(folder):
    """The name of the newest snapshot, and by path the bytes of its files."""
    latest = next(Path(folder).glob("*/latest")).resolve()
    return latest.name, {str(path.relative_to(latest)): path.read_bytes() for path in sorted(latest.rglob("*")) if path.is_file()}


def small_shop(patron):
    """A pipeline over a small sample shop in this folder."""
    subprocess.run([patron, "sample", "data", "--customers", "400", "--days", "200"], check=True, stderr=subprocess.DEVNULL)
    text = PIPELINE.read_text()
    if "[data/sample/*.csv]" not in text:
        sys.exit(f"{PIPELINE} no longer reads data/sample")
    Path("sample.yml").write_text(text.replace("data/sample", str(Path("data").absolute())))
    return "sample.yml"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patron", default=".build/release/patron")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("pipelines", nargs="*", type=lambda path: str(Path(path).absolute()),
                        help="pipelines with absolute paths that publish into `out`")
    arguments = parser.parse_args()
    patron = str(Path(arguments.patron).absolute())
    with tempfile.TemporaryDirectory(prefix="patron-spark-") as folder:
        os.chdir(folder)
        Path("logs").mkdir()
        with cluster(Path("logs").absolute()) as environment:
            victims = [None, "tally"] if arguments.quick else [None, "read", "crowd", "tally"]
            for number, pipeline in enumerate(arguments.pipelines or [str(Path(small_shop(patron)).absolute())]):
                check(environment, patron, pipeline, victims, kills_driver=number == 0 and not arguments.quick)


def check(environment, patron, pipeline, victims, kills_driver):
    subprocess.run([patron, "run", pipeline, "--quiet"], check=True)
    wanted = snapshot("out")
    shutil.rmtree("out")
    if kills_driver:
        with open("driver.log", "wb") as log:
            process = submit(environment, patron, pipeline, "work", log)
            wait_for(lambda: processes(patron, "part\0tally\0"), process)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if any(Path("out").glob("*/latest")):
            sys.exit("a killed driver has published")
        print("driver killed while it counts: no snapshot")
    for victim in victims:
        begun = time.monotonic()
        with open("driver.log", "wb") as log:
            process = submit(environment, patron, pipeline, "work", log)
            killed = victim is not None and kill_executor(victim, process, patron)
            process.wait()
        if process.returncode != 0:
            sys.exit(Path("driver.log").read_text()[-4000:])
        found = snapshot("out")
        if found != wanted:
            names = [name for name in wanted[1] if found[1].get(name) != wanted[1][name]]
            sys.exit(f"{pipeline}: the snapshot differs: {found[0]}, {names}")
        what = f"executor killed in {victim}" if killed else "nothing killed" if victim is None else f"no {victim} met"
        print(f"{Path(pipeline).name}: {len(found[1])} files are the same bytes; {what}, {time.monotonic() - begun:.0f} s",
              flush=True)
        shutil.rmtree("out")


if __name__ == "__main__":
    main()
