"""The 5 x 4 table by svy: seconds to read the file, and seconds of the table once it is read."""

import statistics
import sys
import time

import polars as pl
import svy

RUNS = 5


def read(path):
    return pl.read_parquet(path, columns=["stratum", "unit", "answer", "group", "weight"])


def table(frame):
    design = svy.Design(stratum="stratum", psu="unit", wgt="weight")
    sample = svy.Sample(frame, design)
    return sample.categorical.tabulate("answer", "group", share_of="col")


def seconds(work):
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


readings, tables = [], []
for _ in range(RUNS):
    took, frame = seconds(lambda: read(sys.argv[1]))
    readings.append(took)
    took, found = seconds(lambda: table(frame))
    tables.append(took)
print(found)
print(f"svy {svy.__version__}: read {statistics.median(readings):.3f} s, "
      f"table {statistics.median(tables):.3f} s (medians of {RUNS})")
