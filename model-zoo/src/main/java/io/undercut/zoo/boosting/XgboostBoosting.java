package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.BoosterSpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost, on one thread; of several parts each on its own. */
final class XgboostBoosting implements Boosting {
    private static final String FORMAT = "ubj";

    private final BoosterSpec spec;
    private final Collective collective;
    private final Map<String, Object> parameters;
    private final BoosterRows learned;
    private final BoosterRows watched;
    private final DMatrix training;
    private final DMatrix validation;
    private Booster booster;

    XgboostBoosting(
            BoosterSpec spec,
            long seed,
            BoosterRows learned,
            BoosterRows watched,
            byte[] before,
            Collective collective) {
        this.spec = spec;
        this.collective = collective;
        this.learned = learned;
        this.watched = watched;
        this.parameters = parameters(spec, seed);
        try {
            training = matrix(learned);
            // With others each makes as many as they: they agree on each one's width.
            validation = collective.sums(watched.count())[0] == 0 ? null : matrix(watched);
            booster = before == null
                    ? XGBoost.train(training, parameters, 0, new HashMap<>(), null, null)
                    : opened(before);
        } catch (XGBoostError e) {
            throw collective.failed(e);
        }
    }

    private static Map<String, Object> parameters(BoosterSpec spec, long seed) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(
                "objective",
                switch (spec.objective()) {
                    case SQUARED_ERROR -> "reg:squarederror";
                    case ABSOLUTE_ERROR -> "reg:absoluteerror";
                    case BINARY -> "binary:logistic";
                    case MULTICLASS -> "multi:softprob";
                });
        if (spec.objective() == BoosterSpec.Objective.MULTICLASS) {
            parameters.put("num_class", spec.outputs());
        }
        parameters.put("tree_method", "hist");
        parameters.put("eta", spec.learningRate());
        parameters.put("max_depth", spec.trees().depth());
        parameters.put("min_child_weight", spec.trees().leastWeight());
        parameters.put("alpha", spec.trees().l1());
        parameters.put("lambda", spec.trees().l2());
        parameters.put("subsample", spec.sampling().rows());
        parameters.put("colsample_bytree", spec.sampling().columns());
        parameters.put("seed", (int) (seed & Integer.MAX_VALUE));
        parameters.put("seed_per_iteration", true);
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        return parameters;
    }

    private static DMatrix matrix(BoosterRows rows) throws XGBoostError {
        if (rows.count() == 0) {
            // XGBoost's Java makes none without rows. This one is asked and not counted.
            float[] unknown = new float[rows.width()];
            Arrays.fill(unknown, Float.NaN);
            return new DMatrix(unknown, 1, rows.width(), Float.NaN);
        }
        DMatrix matrix = new DMatrix(rows.features(), rows.count(), rows.width(), Float.NaN);
        matrix.setLabel(rows.labels());
        if (rows.weights().length > 0) {
            matrix.setWeight(rows.weights());
        }
        return matrix;
    }

    private Booster opened(byte[] trees) throws XGBoostError {
        try {
            Booster opened = XGBoost.loadModel(trees);
            opened.setParams(parameters);
            return opened;
        } catch (IOException e) {
            throw Fault.defect("trees could not be read from memory", e);
        }
    }

    @Override
    public void boost(int first, int rounds) {
        try {
            if (first > 0 && !spec.sampling().isAll()) {
                // What XGBoost has drawn lives with the booster; one that was opened anew draws as it does after a
                // loss.
                byte[] before = trees();
                booster.dispose();
                booster = opened(before);
            }
            for (int round = first; round < first + rounds; round++) {
                booster.update(training, round);
            }
        } catch (XGBoostError e) {
            throw collective.failed(e);
        }
    }

    @Override
    public double trainingLoss() {
        return loss(learned, training);
    }

    @Override
    public double validationLoss() {
        return validation == null ? Double.NaN : loss(watched, validation);
    }

    private double loss(BoosterRows rows, DMatrix matrix) {
        try {
            float[][] predicted = booster.predict(matrix);
            double[] sums =
                    collective.sums(rows.losses(spec.objective(), XgboostModel.flat(predicted), predicted[0].length));
            return BoosterRows.mean(sums);
        } catch (XGBoostError e) {
            throw collective.failed(e);
        }
    }

    @Override
    public byte[] trees() {
        try {
            return booster.toByteArray(FORMAT);
        } catch (XGBoostError e) {
            throw collective.failed(e);
        }
    }

    @Override
    public void close() {
        booster.dispose();
        training.dispose();
        if (validation != null) {
            validation.dispose();
        }
    }
}
