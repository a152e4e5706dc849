"""A stint's tire wear as the model forecast it, beside what came.

    undercut data export --model tire_degradation --seasons 2024 --parquet laps.parquet
    undercut models package tire_degradation --format onnx --to tires.onnx
    python forecast.py laps.parquet tires.onnx 2024-05 VER stint.png
"""

import re
import sys

import matplotlib
import numpy as np
import onnxruntime
import pandas as pd

matplotlib.use("Agg")
from matplotlib import pyplot as plt


def predict(session, frame):
    """Predictions of an ONNX model for rows of its feature set: rows × outputs, in physical units."""
    rows = {}
    for column in session.get_inputs():
        name = column.name
        if name in frame:
            values = frame[name]
        elif name.endswith("_missing"):  # 1 where an input is unknown
            values = frame[name.removesuffix("_missing")].isna()
        else:  # a column that a sequence model reads in each of its steps
            values = frame[re.sub(r"_step_\d+$", "", name)]
        rows[name] = values.to_numpy(np.float32).reshape(-1, 1)
    return session.run(None, rows)[0]


def main(features, model, race, driver, picture):
    session = onnxruntime.InferenceSession(model)
    laps = pd.read_parquet(features)
    laps = laps[(laps["race_id"] == race) & (laps["driver"] == driver)].copy()
    if laps.empty:
        sys.exit(f"{features} has no rows of {driver} in {race}")
    laps["forecast"] = predict(session, laps)[:, 0]
    label = session.get_outputs()[0].name
    for stint, of_stint in laps.groupby("stint_number"):
        line = plt.plot(of_stint["lap"], of_stint["forecast"], label=f"stint {stint}, forecast")
        plt.plot(of_stint["lap"], of_stint[label], ".", color=line[0].get_color(), label="what came")
    plt.xlabel("lap")
    plt.ylabel(session.get_outputs()[0].name.replace("_", " "))
    plt.title(f"{driver}, {race}")
    plt.legend()
    plt.savefig(picture, dpi=120)
    error = (laps["forecast"] - laps[label]).abs().mean()
    print(f"{len(laps)} laps, mean absolute error {error:.3f}, drawn to {picture}")


if __name__ == "__main__":
    main(*sys.argv[1:])
