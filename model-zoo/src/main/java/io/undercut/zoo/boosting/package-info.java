/** Boosted trees by XGBoost and LightGBM: training in segments that any process may go on from, the model file, prediction; supplied trees of CatBoost. */
package io.undercut.zoo.boosting;
