"""Whether ONNX Runtime predicts for a race what Undercut predicts.

    undercut data export --model lap_features --seasons 2024 --parquet laps.parquet
    undercut models package pit_window --format onnx --to pit_window.onnx
    undercut predict --model pit_window --race 2024-05 --lap all --json > forecasts.json
    python compare.py laps.parquet pit_window.onnx forecasts.json
"""

import json
import sys

import numpy as np
import onnxruntime
import pandas as pd

from forecast import predict

KEY = ["driver", "lap"]


def main(features, model, forecasts):
    told = json.load(open(forecasts, encoding="utf-8"))
    theirs = pd.json_normalize(told["forecasts"])
    outputs = [name for name in theirs.columns if name.startswith("predicted.")]
    rows = pd.read_parquet(features)
    rows = rows[rows.iloc[:, 0] == told["race"]].reset_index(drop=True)
    key = [name for name in KEY if name in rows and name in theirs]
    # Undercut tells nothing of rows that a type does not answer for, such as the later laps for first_stop.
    rows = rows.merge(theirs[key].drop_duplicates(), on=key).reset_index(drop=True)
    if rows.duplicated(key).any() or len(rows) != len(theirs):
        sys.exit(f"{len(rows)} rows in {features}, {len(theirs)} in {forecasts}: not the same rows")
    ours = pd.DataFrame(predict(onnxruntime.InferenceSession(model), rows), columns=outputs)
    if outputs == ["predicted.chosen"]:  # one of the field is chosen: a car's probability is its part of the field's sum
        ours /= ours.sum()
    both = pd.concat([rows[key], ours], axis=1).merge(theirs[key + outputs], on=key, suffixes=("", ".told"))
    difference = np.abs(both[outputs].to_numpy() - both[[name + ".told" for name in outputs]].to_numpy())
    scale = np.maximum(1, np.abs(both[outputs].to_numpy()))
    worst = float((difference / scale).max())
    print(f"{told['model']}: {len(both)} rows, {len(outputs)} outputs, largest difference {worst:.1e}")
    if len(both) != len(rows) or not worst <= 1e-6:
        sys.exit("the predictions differ")


if __name__ == "__main__":
    main(*sys.argv[1:])
