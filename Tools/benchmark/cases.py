"""The jobs of the benchmark. The tables agree only if these settings say what the pipeline files say."""
from pathlib import Path

from case import Case

PIPELINES = Path("pipelines").resolve()


def synthetic(folder):
    return Case(
        name="synthetic", pipeline=str(Path(__file__).parent / "synthetic.yml"), root=str(folder), files=["export.csv"],
        source="synthetic", currency="EUR", lapse_after=120, dimensions=["region", "channel", "category"],
        line_dimensions=["category"], breadth_of="category", judged="region")


def sample():
    return Case(
        name="sample", pipeline=str(PIPELINES / "sample.yml"), root=str(Path.cwd()), files=["data/sample/*.csv"],
        source="sample", currency="EUR", lapse_after=120, dimensions=["region", "channel", "sales_rep", "category"],
        line_dimensions=["category"], breadth_of="category", judged="region")


def online_retail(root):
    return Case(
        name="online-retail", pipeline=str(PIPELINES / "online-retail.yml"), root=str(root),
        files=["data/online-retail/online-retail.csv"], source="online_retail", currency="GBP", decimals=3, lapse_after=180,
        dimensions=["country"])


def cdnow():
    return Case(
        name="cdnow", pipeline=str(PIPELINES / "cdnow.yml"), root=str(Path.cwd()), files=["data/cdnow/CDNOW_sample.txt"],
        source="cdnow", currency="USD", minimum=0, lapse_after=180, has_product=False)
