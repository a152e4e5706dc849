"""Trains the small CatBoost model of SuppliedModelXIT, and writes what Python predicts with it.

    pip install catboost==1.2.10 pandas pyarrow
    undercut data simulate --rows 4000 --transactions payments.csv
    undercut train --model tabular_classifier --table payments.csv --label is_fraud --time time --id transaction_id,card
    undercut data export --model tabular_classifier --parquet features.parquet
    python make.py features.parquet

Files differ in a date and an id from one time to the next; what they predict does not.
"""

import sys

import pandas as pd
from catboost import CatBoostClassifier

rows = pd.read_parquet(sys.argv[1])
inputs = sorted(rows.columns[2:-1])  # another order than the feature set's: inputs go by their names
label = rows.columns[-1]
train = rows[rows["table_block"].str.startswith("train/")]
test = rows[rows["table_block"].str.startswith("test/")]
model = CatBoostClassifier(
    iterations=40, depth=4, random_seed=3, thread_count=1, allow_writing_files=False, verbose=0
).fit(train[inputs], train[label])
model.save_model("payments.cbm")
shown = test.head(50)
pd.DataFrame({"row": shown["table_row"], "probability": model.predict_proba(shown[inputs])[:, 1]}).to_csv(
    "payments.csv", index=False, float_format="%.10g"
)
