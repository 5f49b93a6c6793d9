"""A peer's stages, said on standard error in the words of `patron run --log json`."""
import json
import sys
import time
from contextlib import contextmanager


@contextmanager
def stage(name):
    began = time.perf_counter()
    yield
    print(json.dumps({"stage": name, "seconds": round(time.perf_counter() - began, 3)}), file=sys.stderr)
