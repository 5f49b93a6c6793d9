"""One job that Patron and its peers are all given: the same exports, the same settings."""
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Case:
    """What a pipeline file says, for peers that cannot read one. Periods are months, the churn rule is `fixed`, and
    what is not named here has Patron's default."""
    name: str                       # of the pipeline
    pipeline: str
    root: str                       # what paths of exports are relative to
    files: list                     # globs
    source: str                     # the peers' way of reading these exports
    currency: str
    lapse_after: int                # days
    decimals: int = 2
    minimum: int = 1                # of a purchase day, in smallest units
    has_product: bool = True
    dimensions: list = field(default_factory=list)
    line_dimensions: list = field(default_factory=list)
    breadth_of: str = ""            # cross_sell.dimension
    judged: str = ""                # relationship.dimension

    @property
    def entities(self):
        return ["product"] * self.has_product + self.dimensions

    @property
    def line_entities(self):
        return ["product"] * self.has_product + self.line_dimensions

    def paths(self):
        return [path for pattern in self.files for path in sorted(Path(self.root).glob(pattern))]

    def bytes(self):
        return sum(path.stat().st_size for path in self.paths())

    def save(self, path):
        path.write_text(json.dumps(asdict(self), indent=2) + "\n")

    @staticmethod
    def load(path):
        return Case(**json.loads(Path(path).read_text()))
