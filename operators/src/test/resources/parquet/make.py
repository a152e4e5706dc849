"""Writes the files beside this one: three invented laps as other programs store them.

Made once with pyarrow 26, pandas 3, polars, duckdb and fastparquet: python make.py
"""

import decimal
import json

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

N = 3
LAPS = dict(
    season=[2024] * N,
    round=[1] * N,
    driver=["AAA"] * N,
    team=pd.array([None] * N, dtype="string"),
    lap_number=[1, 2, 3],
    lap_time_ms=pd.array([None, 90_001, 90_002], dtype="Int64"),
    s1_ms=[30_000, 31_000, 32_000],
    s2_ms=[33_000, 34_000, 35_000],
    s3_ms=[27_000, 28_000, 29_000],
    compound=["SOFT"] * N,
    tyre_life=[1, 2, 3],
    stint=[1] * N,
    fresh_tyre=pd.array([None, True, True], dtype="boolean"),
    pit_in=[False, False, True],
    pit_out=[True, False, False],
    position=[1, 2, 1],
    track_status=["1", "24", "1"],
    lap_start_ms=[3_600_000, 3_690_000, 3_780_000],
    air_temp=[20.5, 21.0, 21.5],
)
PLAIN = pa.Table.from_pandas(pd.DataFrame(LAPS), preserve_index=False).replace_schema_metadata(None)


def replaced(table, **columns):
    for name, column in columns.items():
        table = table.set_column(table.schema.get_field_index(name), name, column)
    return table


def scaled(name, factor, kind):
    return pa.array([None if v is None else v * factor // 1000 for v in PLAIN[name].to_pylist()], kind)


def write(name, table, **options):
    pq.write_table(table, name + ".parquet", **options)


write("plain", PLAIN)
for codec in ["brotli", "lz4", "gzip", "snappy", "zstd"]:
    write("codec-" + codec, PLAIN, compression=codec, store_schema=False)

gaps = pd.DataFrame(LAPS).astype({"lap_time_ms": "float64", "fresh_tyre": "object", "driver": "category"})
gaps["team"] = np.nan
gaps["fresh_tyre"] = [np.nan, 1.0, 1.0]
gaps["pit_in"] = [0, 0, 1]
gaps["track_status"] = [1, 24, 1]
gaps["lap_start_ms"] = pd.to_timedelta(gaps["lap_start_ms"], unit="ms")
gaps.to_parquet("pandas-gaps.parquet", index=False)
pd.DataFrame(LAPS).set_index(["season", "round"]).to_parquet("pandas-nullable.parquet")

times = replaced(
    PLAIN,
    lap_time_ms=scaled("lap_time_ms", 1_000_000_000, pa.duration("ns")),
    s1_ms=scaled("s1_ms", 1_000_000, pa.duration("us")),
    s2_ms=scaled("s2_ms", 1_000, pa.duration("ms")),
    s3_ms=scaled("s3_ms", 1, pa.duration("s")),
    lap_start_ms=scaled("lap_start_ms", 1_000_000, pa.timestamp("us", "UTC")),
)
write("pyarrow-durations", times)
write(
    "pyarrow-times",
    replaced(
        PLAIN,
        lap_time_ms=scaled("lap_time_ms", 1_000_000_000, pa.timestamp("ns")),
        s1_ms=scaled("s1_ms", 1_000_000, pa.time64("us")),
        s2_ms=scaled("s2_ms", 1_000, pa.time32("ms")),
        s3_ms=scaled("s3_ms", 1, pa.timestamp("s")),
        lap_start_ms=scaled("lap_start_ms", 1_000, pa.timestamp("ms")),
    ),
)
write(
    "pyarrow-types",
    replaced(
        PLAIN,
        season=PLAIN["season"].cast(pa.float64()),
        driver=PLAIN["driver"].cast(pa.large_string()).dictionary_encode(),
        team=pa.nulls(N),
        lap_number=PLAIN["lap_number"].cast(pa.uint8()),
        lap_time_ms=PLAIN["lap_time_ms"].cast(pa.float32()),
        s1_ms=PLAIN["s1_ms"].cast(pa.uint32()),
        s2_ms=PLAIN["s2_ms"].cast(pa.uint64()),
        s3_ms=pa.array([decimal.Decimal(v) for v in PLAIN["s3_ms"].to_pylist()], pa.decimal128(12, 3)),
        compound=PLAIN["compound"].cast(pa.binary()),
        stint=PLAIN["stint"].cast(pa.int8()),
        pit_in=PLAIN["pit_in"].cast(pa.int8()),
        pit_out=PLAIN["pit_out"].cast(pa.int8()).cast(pa.float64()),
        track_status=pa.array([b"1\0", b"24", b"1\0"], pa.binary(2)),
        air_temp=PLAIN["air_temp"].cast(pa.float32()),
    ),
    write_statistics=False,
    store_schema=False,
)
write("pyarrow-null-list", replaced(PLAIN, team=pa.array([None] * N, pa.list_(pa.int64()))))

# Spark's own notes and its old timestamps; its plain integers are durations in microseconds.
spark = replaced(
    PLAIN,
    lap_time_ms=scaled("lap_time_ms", 1_000_000, pa.int64()),
    s1_ms=scaled("s1_ms", 1_000_000, pa.timestamp("us")),
    s2_ms=pa.array([decimal.Decimal(v) for v in PLAIN["s2_ms"].to_pylist()], pa.decimal128(9, 0)),
)
NOTE = {"type": "struct", "fields": [{"name": "lap_time_ms", "type": "interval day to second"}]}
with pq.ParquetWriter(
    "spark.parquet",
    spark.schema,
    store_schema=False,
    use_deprecated_int96_timestamps=True,
    store_decimal_as_integer=True,
    data_page_version="2.0",
) as writer:
    writer.write_table(spark)
    writer.add_key_value_metadata({"org.apache.spark.sql.parquet.row.metadata": json.dumps(NOTE)})

pl.from_arrow(PLAIN).with_columns(
    pl.col("lap_time_ms").cast(pl.Duration("ms")),
    pl.col("s1_ms").cast(pl.Duration("ms")).cast(pl.Duration("us")),
    pl.col("driver").cast(pl.Categorical),
    pl.col("compound").cast(pl.Enum(["SOFT"])),
    pl.col("tyre_life").cast(pl.UInt8),
    pl.col("position").cast(pl.Decimal(10, 0)),
    pl.lit(None).alias("team"),
).write_parquet("polars.parquet", compression="brotli")

duckdb.register("laps", PLAIN)
duckdb.sql(
    """COPY (SELECT * REPLACE (to_milliseconds(lap_time_ms) AS lap_time_ms, s1_ms::HUGEINT AS s1_ms,
    s2_ms::DECIMAL(18, 3) AS s2_ms, s3_ms::UBIGINT AS s3_ms, compound::ENUM('SOFT') AS compound, NULL AS team,
    epoch_ms(lap_start_ms) AS lap_start_ms) FROM laps) TO 'duckdb.parquet' (COMPRESSION lz4_raw)"""
)

old = pd.DataFrame(LAPS).astype({"lap_time_ms": "float64", "fresh_tyre": "object", "team": "object"})
old["fresh_tyre"] = [np.nan, 1.0, 1.0]
old["s1_ms"] = pd.to_timedelta(old["s1_ms"], unit="ms")
old.to_parquet("fastparquet.parquet", engine="fastparquet", compression="LZ4", index=False)

write("lost-fraction", replaced(PLAIN, lap_time_ms=pa.array([None, 90_000.5, 90_002.0])))
write("lost-microseconds", replaced(PLAIN, s1_ms=pa.array([30_000_500, 31_000_000, 32_000_000], pa.duration("us"))))
write("lost-digits", replaced(PLAIN, lap_start_ms=pa.array([3_600_000.0, 20_000_000.0, 3_780_000.0], pa.float32())))
write("lost-truth", replaced(PLAIN, pit_in=pa.array([0, 2, 1])))
write("unknown-half", replaced(PLAIN, air_temp=pa.array(np.array([20.5, 21.0, 21.5], "float16"))))
write("unknown-encoding", replaced(PLAIN, s1_ms=PLAIN["s1_ms"].cast(pa.int32())), use_dictionary=False,
      column_encoding={"s1_ms": "BYTE_STREAM_SPLIT"})
