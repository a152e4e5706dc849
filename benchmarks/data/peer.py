"""DuckDB's side: peer.py import FILES OUT, or peer.py features LAKE OUT. Two threads, as our side has two slots."""

import glob
import os
import sys

import duckdb

THREADS = 2
RANGES = {
    "lap": (1, 200),
    "t_ms": (0, 14_400_000),
    "speed_kph": (0, 450),
    "throttle_pct": (0, 100),
    "brake": (0, 1),
    "gear": (0, 8),
    "rpm": (0, 20_000),
    "drs": (0, 1),
    "distance_m": (-1_000, 400_000),
    "fuel_kg": (0, 120),
    "brake_bias_pct": (40, 70),
    "brake_temp_c": (-10, 1_500),
    "tire_temp_c": (-10, 250),
}


def imported(db, files, out):
    """Screens rows by range, drops repeated keys, sorts by key, writes a file a race."""
    sound = " AND ".join(f"({name} IS NULL OR {name} BETWEEN {low} AND {high})" for name, (low, high) in RANGES.items())
    db.execute(
        f"""
        COPY (
            SELECT * FROM (
                SELECT DISTINCT ON (race_id, driver, lap, t_ms) *, left(race_id, 4)::INTEGER AS season
                FROM read_parquet('{files}/*.parquet')
                WHERE {sound} AND race_id IS NOT NULL AND driver IS NOT NULL AND lap IS NOT NULL AND t_ms IS NOT NULL
            )
            ORDER BY race_id, driver, lap, t_ms
        ) TO '{out}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (season, race_id), WRITE_PARTITION_COLUMNS true)
        """
    )


def features(db, lake, out):
    """The same measures of lap and sector. An interval that a sector's end divides counts for the sector it begins in."""
    os.makedirs(out, exist_ok=True)
    db.execute(
        f"""
        CREATE TEMP TABLE features AS
        WITH laps AS (
            SELECT race_id, driver, lap, circuit, team, stint, compound, lap_time_ms,
                sector1_ms AS end1, sector1_ms + sector2_ms AS end2
            FROM read_parquet('{lake}/laps/*/*.parquet', hive_partitioning=false)
        ),
        samples AS (
            SELECT t.race_id, t.driver, t.lap, t_ms, speed_kph, throttle_pct, brake, gear, rpm, drs,
                lap_time_ms, end1, end2, circuit, team, stint, compound,
                lead(t_ms) OVER car AS next_ms, lead(speed_kph) OVER car AS next_kph,
                lag(brake) OVER car AS brake_before, lag(gear) OVER car AS gear_before
            FROM read_parquet('{lake}/telemetry/*/*/*.parquet', hive_partitioning=false) t LEFT JOIN laps USING (race_id, driver, lap)
            WINDOW car AS (PARTITION BY t.race_id, t.driver, t.lap ORDER BY t_ms)
        ),
        weighted AS (
            SELECT *,
                CASE WHEN t_ms < end1 THEN 1 WHEN t_ms < end2 THEN 2 WHEN end2 IS NOT NULL THEN 3 END AS sector,
                CASE WHEN coalesce(next_ms, lap_time_ms) - t_ms BETWEEN 0 AND 2000
                    THEN (coalesce(next_ms, lap_time_ms) - t_ms) / 1000.0::DOUBLE ELSE 0 END AS s,
                (speed_kph + coalesce(next_kph, speed_kph)) / 7.2 AS mps
            FROM samples
        )
        SELECT race_id, driver, lap, sector, grouping(sector) AS whole, any_value(circuit) AS circuit, any_value(team) AS team,
            any_value(stint) AS stint, any_value(compound) AS compound,
            count(*) AS samples,
            sum(s) AS sampled_s,
            sum(mps * s) AS distance_m,
            3.6 * sum(mps * s) / nullif(sum(s) FILTER (mps IS NOT NULL), 0) AS speed_mean_kph,
            max(speed_kph) AS speed_top_kph,
            min(speed_kph) AS speed_least_kph,
            sum(throttle_pct * s) / nullif(sum(s) FILTER (throttle_pct IS NOT NULL), 0) AS throttle_mean_pct,
            sum(s) FILTER (throttle_pct >= 98) / nullif(sum(s) FILTER (throttle_pct IS NOT NULL), 0) AS full_throttle_share,
            sum(brake * s) / nullif(sum(s) FILTER (brake IS NOT NULL), 0) AS brake_share,
            count(*) FILTER (brake = 1 AND brake_before = 0) AS braking_count,
            sum(s) FILTER (brake = 0 AND throttle_pct < 5)
                / nullif(sum(s) FILTER (brake IS NOT NULL AND throttle_pct IS NOT NULL), 0) AS coasting_share,
            count(*) FILTER (gear <> gear_before) AS gear_changes,
            sum(rpm * s) / nullif(sum(s) FILTER (rpm IS NOT NULL), 0) AS rpm_mean,
            sum(drs * s) / nullif(sum(s) FILTER (drs IS NOT NULL), 0) AS drs_share
        FROM weighted
        GROUP BY GROUPING SETS ((race_id, driver, lap), (race_id, driver, lap, sector))
        """
    )
    db.execute(f"COPY (SELECT * FROM features ORDER BY race_id, driver, lap, sector) TO '{out}/features.parquet' (COMPRESSION zstd)")
    # Our side takes statistics too.
    db.execute("SUMMARIZE features").fetchall()


def repeated(db, source, files, races):
    """Repeats simulated races under the names of later rounds: telemetry, one file a race, and laps."""
    found = sorted(glob.glob(f"{source}/telemetry/*/*"))
    os.makedirs(files, exist_ok=True)
    os.makedirs(f"{files}-laps", exist_ok=True)
    for number in range(races):
        origin = found[number % len(found)]
        old = origin.rsplit("=", 1)[1]
        new = f"{old[:4]}-{number + 1:02d}"
        db.execute(
            f"COPY (SELECT * REPLACE ('{new}' AS race_id) FROM read_parquet('{origin}/*.parquet', hive_partitioning=false))"
            f" TO '{files}/telemetry_{new}.parquet' (COMPRESSION zstd)"
        )
        db.execute(
            f"COPY (SELECT * REPLACE ('{new}' AS race_id, {number + 1}::INTEGER AS round)"
            f" FROM read_parquet('{source}/laps/*/*.parquet', hive_partitioning=false) WHERE race_id = '{old}')"
            f" TO '{files}-laps/laps_{new}.parquet' (COMPRESSION zstd)"
        )


if __name__ == "__main__":
    work, source, target = sys.argv[1:4]
    connection = duckdb.connect(config={"threads": THREADS})
    if work == "import":
        imported(connection, source, target)
    elif work == "features":
        features(connection, source, target)
    else:
        repeated(connection, source, target, int(sys.argv[4]))
