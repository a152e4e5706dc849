"""Runs both sides as whole processes, in turn, and prints medians; see benchmarks/run-data."""

import argparse
import glob
import os
import shutil
import statistics
import subprocess
import sys
import time

import duckdb

WORK = "benchmarks/target/data"
FILES = f"{WORK}/files"
LAKE = f"{WORK}/warehouse"
PEER = [sys.executable, "benchmarks/data/peer.py"]
MEASURES = [
    "samples", "sampled_s", "distance_m", "speed_mean_kph", "speed_top_kph", "speed_least_kph", "throttle_mean_pct",
    "full_throttle_share", "brake_share", "braking_count", "coasting_share", "gear_changes", "rpm_mean", "drs_share",
]


def undercut(words, warehouse):
    return ["bin/undercut", *words.split(), "--warehouse", warehouse, "--parallelism", "2", "--ui-port", "9310", "--json"]


def run(command):
    """Seconds and peak resident MB of a process; what it said goes to a log."""
    with open(f"{WORK}/out.json", "wb") as out, open(f"{WORK}/err.log", "wb") as err:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.monotonic() - begun
    if status != 0:
        sys.exit(f"{' '.join(command)} ended with {status}:\n" + open(f"{WORK}/err.log").read()[-3000:])
    return took, usage.ru_maxrss / 1024


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def alternate(rounds, ours, theirs):
    """Both in turn, the order changing from round to round; medians of seconds and MB of each."""
    lines = {"undercut": [], "DuckDB": []}
    for number in range(rounds):
        sides = [("undercut", ours), ("DuckDB", theirs)]
        for name, side in sides if number % 2 == 0 else reversed(sides):
            took = run(side())
            lines[name].append(took)
            print(f"round {number + 1}, {name}: {took[0]:.1f} s, {took[1]:.0f} MB", file=sys.stderr)
    return {name: [statistics.median(column) for column in zip(*found)] for name, found in lines.items()}


def table(title, rows, megabytes, medians):
    print(f"\n{title}: {rows:,} samples, {megabytes:.0f} MB of Parquet\n")
    print("| | s | samples/s | peak memory, MB |\n| --- | --- | --- | --- |")
    for name, (seconds, memory) in medians.items():
        print(f"| {name} | {seconds:.1f} | {rows / seconds:,.0f} | {memory:,.0f} |")
    ours, theirs = medians["undercut"], medians["DuckDB"]
    print(f"| undercut / DuckDB | {ours[0] / theirs[0]:.2f} | {theirs[0] / ours[0]:.2f} | {ours[1] / theirs[1]:.2f} |")


def samples(pattern):
    rows = duckdb.sql(f"SELECT count(*) FROM read_parquet('{pattern}', hive_partitioning=false)").fetchone()[0]
    return rows, sum(os.path.getsize(file) for file in glob.glob(pattern)) / 1e6


def prepare(options):
    source = fresh(f"{WORK}/simulated")
    simulated = min(options.races, options.simulated)
    took, _ = run(undercut(f"data simulate --seasons 1 --races {simulated} --telemetry-hz {options.hertz}", source))
    print(f"simulated {simulated} races in {took:.0f} s", file=sys.stderr)
    fresh(FILES)
    fresh(f"{FILES}-laps")
    run([*PEER, "repeat", f"{source}/lake", FILES, str(options.races)])
    shutil.rmtree(source)


def imports(options):
    rows, megabytes = samples(f"{FILES}/*.parquet")
    medians = alternate(
        options.rounds,
        lambda: undercut(f"data import --from {FILES}", fresh(LAKE)),
        lambda: [*PEER, "import", FILES, fresh(f"{WORK}/duckdb")],
    )
    theirs, _ = samples(f"{WORK}/duckdb/*/*/*.parquet")
    ours, _ = samples(f"{LAKE}/lake/telemetry/*/*/*.parquet")
    if not rows == ours == theirs:
        sys.exit(f"of {rows} samples undercut kept {ours}, DuckDB {theirs}")
    shutil.rmtree(f"{WORK}/duckdb")
    table("Import", rows, megabytes, medians)


def features(options):
    if not glob.glob(f"{LAKE}/lake/telemetry/*"):
        run(undercut(f"data import --from {FILES}", fresh(LAKE)))
    if not glob.glob(f"{LAKE}/lake/laps/*"):
        run(undercut(f"data import --from {FILES}-laps", LAKE))
    rows, megabytes = samples(f"{LAKE}/lake/telemetry/*/*/*.parquet")

    def ours():
        fresh(f"{LAKE}/training")
        return undercut("features build --model telemetry_laps", LAKE)

    medians = alternate(options.rounds, ours, lambda: [*PEER, "features", f"{LAKE}/lake", fresh(f"{WORK}/duckdb")])
    table("Telemetry features", rows, megabytes, medians)
    run(undercut(f"data export --model telemetry_laps --parquet {WORK}/ours.parquet", LAKE))
    agree()


def agree():
    """How far the features of both sides differ at most, of the lap's own."""
    theirs = f"(SELECT * FROM '{WORK}/duckdb/features.parquet' WHERE whole = 1)"
    joined = f"'{WORK}/ours.parquet' ours JOIN {theirs} theirs"
    worst = ", ".join(
        f"max(abs(ours.{name} - theirs.{name}) / greatest(1, abs(theirs.{name})))" for name in MEASURES
    )
    found = duckdb.sql(f"SELECT count(*), {worst} FROM {joined} USING (race_id, driver, lap)").fetchone()
    print(f"\n{found[0]:,} laps; greatest difference of a feature, relative where it is above 1: {max(found[1:]):.2g}")


def main():
    parser = argparse.ArgumentParser(prog="benchmarks/run-data")
    parser.add_argument("parts", nargs="*", help="prepare, import, features (default: all)")
    parser.add_argument("--races", type=int, default=16, help="races in all (default: 16)")
    parser.add_argument("--simulated", type=int, default=4, help="of those, races that are simulated; others repeat them (default: 4)")
    parser.add_argument("--hertz", type=int, default=10, help="samples a second (default: 10)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of both sides (default: 3)")
    options = parser.parse_args()
    parts = {"prepare": prepare, "import": imports, "features": features}
    unknown = set(options.parts) - parts.keys()
    if unknown:
        parser.error(f"{unknown.pop()} is none of {', '.join(parts)}")
    os.makedirs(WORK, exist_ok=True)
    for name, part in parts.items():
        if not options.parts or name in options.parts:
            part(options)


if __name__ == "__main__":
    main()
