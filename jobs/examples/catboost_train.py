"""Trains CatBoost on a feature set, for Undercut to test, publish and ask like a model of its own.

Undercut cannot train CatBoost: its package for the JVM only applies models. So a type's features are built with any model of it
(signature.json lies in the version's folder, and in what `models package` writes), and the file is brought back:

    undercut train --model tabular_classifier --table payments.csv --label is_fraud --algorithm xgboost
    undercut data export --model tabular_classifier --parquet features.parquet
    python catboost_train.py features.parquet signature.json model.cbm
    undercut train --model tabular_classifier --table payments.csv --label is_fraud \\
        --algorithm catboost --supplied-model model.cbm

Of a feature set of races name the seasons to learn from and the one to watch, all older than the test seasons:

    python catboost_train.py features.parquet signature.json model.cbm 2021,2022 2023
"""

import json
import sys

import pandas as pd
from catboost import CatBoostClassifier, CatBoostRegressor


def parts(rows, seasons):
    """Rows to learn from and rows to watch. Test rows are neither: no figure of the model would mean anything."""
    group = rows.iloc[:, 0]
    if seasons:
        learned, watched = (group.str[:4].isin(part.split(",")) for part in seasons)
        return rows[learned], rows[watched]
    return rows[group.str.startswith("train/")], rows[group.str.startswith("watch/")]


def main(features, signature, file, *seasons):
    with open(signature) as opened:
        said = json.load(opened)
    inputs = [feature["name"] for feature in said["features"]]  # by these names, in any order, as they are
    label = said["label"]["name"]
    rows = pd.read_parquet(features).dropna(subset=[label])
    train, watch = parts(rows, seasons)
    learner = CatBoostClassifier if said.get("classes") else CatBoostRegressor
    model = learner(random_seed=42, allow_writing_files=False, verbose=0)
    model.fit(train[inputs], train[label], eval_set=(watch[inputs], watch[label]))  # keeps the trees that watch best
    model.save_model(file)
    print(f"{file}: {model.tree_count_} trees on {len(train)} rows, {len(watch)} watched")


if __name__ == "__main__":
    main(*sys.argv[1:])
