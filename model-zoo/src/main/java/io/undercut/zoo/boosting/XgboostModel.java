package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.Model;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trees of XGBoost. Its prediction in place is safe for use by several threads at once. */
final class XgboostModel implements Model {
    private final BoosterSpec spec;
    private final Booster booster;

    XgboostModel(BoosterSpec spec, byte[] trees) {
        this.spec = spec;
        try {
            booster = XGBoost.loadModel(trees);
            booster.setParam("nthread", 1);
            if (booster.getNumFeature() != spec.inputs()) {
                throw Fault.data("the model file's trees read " + booster.getNumFeature()
                        + " inputs, its specification " + spec.inputs() + "; publish it again");
            }
        } catch (XGBoostError | IOException e) {
            throw Fault.data("the model file's trees are not XGBoost's; publish it again");
        }
    }

    @Override
    public int outputs() {
        return spec.outputs();
    }

    @Override
    public float[] predict(float[] features, int[] lengths, int rows) {
        if (rows == 0) {
            return new float[0];
        }
        try {
            float[] predicted = flat(booster.inplace_predict(features, rows, spec.inputs(), Float.NaN));
            return BoosterArchive.outputs(spec, features, predicted);
        } catch (XGBoostError e) {
            throw Fault.defect("XGBoost failed: " + e.getMessage(), e);
        }
    }

    static float[] flat(float[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        float[] flat = new float[rows.length * width];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * width, width);
        }
        return flat;
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
