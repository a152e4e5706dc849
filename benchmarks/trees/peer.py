"""Boosting in Python: peer.py LIBRARY PARAMETERS ROWS PREDICTIONS. Answers each line of standard input by training once."""

import json
import sys
import time

import numpy as np


def xgboost_trained(parameters, features, labels):
    import xgboost

    rows = xgboost.DMatrix(features, labels, nthread=1)
    booster = xgboost.train(
        {
            "objective": "binary:logistic",
            "tree_method": "hist",
            "eta": parameters["rate"],
            "max_depth": parameters["depth"],
            "min_child_weight": parameters["least_weight"],
            "lambda": parameters["l2"],
            "seed": parameters["seed"],
            "seed_per_iteration": True,
            "nthread": 1,
        },
        rows,
        parameters["trees"],
    )
    booster.save_raw("ubj")
    return lambda: booster.predict(rows)


def lightgbm_trained(parameters, features, labels):
    import lightgbm

    settings = {
        "objective": "binary",
        "learning_rate": parameters["rate"],
        "max_depth": parameters["depth"],
        "num_leaves": parameters["leaves"],
        "min_data_in_leaf": parameters["least_weight"],
        "lambda_l2": parameters["l2"],
        "seed": parameters["seed"],
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
        "verbosity": -1,
        "metric": "none",
    }
    booster = lightgbm.train(settings, lightgbm.Dataset(features, labels, params=settings), parameters["trees"])
    booster.model_to_string()
    return lambda: booster.predict(features, num_threads=1)


def main():
    library, parameters, rows, predictions = sys.argv[1:]
    parameters = json.loads(parameters)
    table = np.fromfile(rows, ">f4").astype(np.float32).reshape(-1, parameters["columns"] + 1)
    features = np.ascontiguousarray(table[:, :-1])
    labels = np.ascontiguousarray(table[:, -1])
    train = {"xgboost": xgboost_trained, "lightgbm": lightgbm_trained}[library]
    print(f"{library} in Python {sys.version.split()[0]}", flush=True)
    for _ in sys.stdin:
        processor, wall = time.process_time_ns(), time.perf_counter_ns()
        predict = train(parameters, features, labels)
        print(time.process_time_ns() - processor, time.perf_counter_ns() - wall, flush=True)
        predict().astype(">f4").tofile(predictions)


main()
