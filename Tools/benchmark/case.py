"""One job that Patron and its peers are all given: the same exports, the same settings."""
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Case:
    """What a pipeline file says, for those who cannot read one. Periods are months, the churn rule is `fixed`, and what
    is not named here has Patron's default."""
    name: str
    pipeline: str                   # relative to root, as are the files
    root: str
    files: list
    source: str                     # the peers' way of reading these exports
    currency: str
    lapse_after: int
    decimals: int = 2
    minimum: int = 1                # of a purchase day, in smallest units
    has_product: bool = True
    dimensions: list = field(default_factory=list)
    line_dimensions: list = field(default_factory=list)
    breadth_of: str = ""            # cross_sell.dimension
    judged: str = ""                # relationship.dimension
    today: str = ""                 # synthetic exports may end after today

    @property
    def tables(self):
        """Where Patron publishes this case's tables."""
        return Path(self.root) / "out" / self.name / "latest" / "tables"

    @property
    def entities(self):
        return ["product"] * self.has_product + self.dimensions

    @property
    def line_entities(self):
        return ["product"] * self.has_product + self.line_dimensions

    def paths(self):
        """The exports, by name, with globs followed."""
        return [str(path) for pattern in self.files for path in sorted(Path(self.root).glob(pattern))]

    def save(self, path):
        Path(path).write_text(json.dumps(asdict(self), indent=2) + "\n")

    @staticmethod
    def load(path):
        return Case(**json.loads(Path(path).read_text()))
