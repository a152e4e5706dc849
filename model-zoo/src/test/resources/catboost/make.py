"""Trains the small CatBoost models of SuppliedArchiveTest, and writes what Python predicts with each.

    pip install catboost==1.2.10 pandas
    python make.py

Files differ in a date and an id from one time to the next; what they predict does not.
"""

import numpy as np
import pandas as pd
from catboost import CatBoostClassifier, CatBoostRegressor

SIZE = {"iterations": 12, "depth": 3, "random_seed": 3, "thread_count": 1, "allow_writing_files": False, "verbose": 0}
ROWS = 400
SHOWN = 40

draw = np.random.default_rng(20260214)
rows = pd.DataFrame(
    draw.normal(size=(ROWS, 4)).astype(np.float32), columns=["amount", "age_days", "visits", "hour"]
)
rows.loc[::7, "age_days"] = np.nan  # unknown
score = rows["amount"] + rows["age_days"].fillna(0) * rows["visits"] + 0.3 * draw.normal(size=ROWS)
binary = (score > 0).astype(np.float32)
classes = pd.cut(score, [-np.inf, -0.7, 0.7, np.inf], labels=False).astype(np.float32)
number = (90 + 3 * score).astype(np.float32)
texts = rows.assign(shop=np.where(rows["hour"] > 0, "web shop", "corner shop"))

models = {
    "binary": CatBoostClassifier(**SIZE).fit(rows, binary),
    "permuted": CatBoostClassifier(**SIZE).fit(rows[["hour", "visits", "age_days", "amount"]], binary),
    "classes": CatBoostClassifier(**SIZE, loss_function="MultiClass").fit(rows, classes),
    "number": CatBoostRegressor(**SIZE).fit(rows, number),
    "nameless": CatBoostClassifier(**SIZE).fit(rows.to_numpy(), binary),
    "words": CatBoostClassifier(**SIZE).fit(rows, np.where(binary > 0, "yes", "no")),
    "uncertain": CatBoostRegressor(**SIZE, loss_function="RMSEWithUncertainty").fit(rows, number),
    "categories": CatBoostClassifier(**SIZE, cat_features=["shop"]).fit(texts, binary),
    "texts": CatBoostClassifier(**SIZE, text_features=["shop"]).fit(texts, binary),
}
for name, model in models.items():
    model.save_model(name + ".cbm")

shown = rows.head(SHOWN)
expected = shown.copy()
expected["binary"] = models["binary"].predict_proba(shown)[:, 1]
expected["permuted"] = models["permuted"].predict_proba(shown[["hour", "visits", "age_days", "amount"]])[:, 1]
for place in range(3):
    expected[f"class_{place}"] = models["classes"].predict_proba(shown)[:, place]
expected["number"] = models["number"].predict(shown)
expected.to_csv("expected.csv", index=False, float_format="%.10g")
