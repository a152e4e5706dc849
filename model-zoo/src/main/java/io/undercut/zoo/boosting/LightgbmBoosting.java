package io.undercut.zoo.boosting;

import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.undercut.fault.Fault;
import io.undercut.zoo.model.BoosterSpec;
import java.nio.charset.StandardCharsets;

/**
 * LightGBM, on one thread. It does not go on from trees that it has read: they stand as the scores that new trees begin with, and are put
 * before them at the end.
 */
final class LightgbmBoosting implements Boosting {
    private static final int TRAINING = 0;
    private static final int VALIDATION = 1;

    private final BoosterSpec spec;
    private final String parameters;
    private final BoosterRows learned;
    private final BoosterRows watched;
    private String before;
    private final LGBMDataset training;
    private final LGBMDataset validation;
    private LightgbmTrees trees;

    LightgbmBoosting(BoosterSpec spec, long seed, BoosterRows learned, BoosterRows watched, byte[] before) {
        LightgbmNatives.load();
        this.spec = spec;
        this.learned = learned;
        this.watched = watched;
        this.parameters = parameters(spec, seed);
        this.before = before == null ? null : new String(before, StandardCharsets.UTF_8);
        try {
            training = dataset(learned, null);
            validation = watched.count() == 0 ? null : dataset(watched, training);
            begin();
        } catch (LGBMException e) {
            throw failed(e.getMessage(), e);
        }
    }

    private static String parameters(BoosterSpec spec, long seed) {
        String objective = switch (spec.objective()) {
            case SQUARED_ERROR -> "regression";
            case ABSOLUTE_ERROR -> "regression_l1";
            case BINARY -> "binary";
            case MULTICLASS -> "multiclass num_class=" + spec.outputs();
        };
        return "objective=" + objective
                + " learning_rate=" + spec.learningRate()
                + " max_depth=" + spec.trees().depth()
                + " num_leaves=" + spec.trees().leaves()
                + " min_data_in_leaf=" + Math.round(spec.trees().leastWeight())
                + " lambda_l1=" + spec.trees().l1()
                + " lambda_l2=" + spec.trees().l2()
                + " bagging_fraction=" + spec.sampling().rows()
                + " bagging_freq=" + (spec.sampling().rows() < 1 ? 1 : 0)
                + " feature_fraction=" + spec.sampling().columns()
                + " seed=" + (seed & Integer.MAX_VALUE)
                + " metric=none deterministic=true force_row_wise=true num_threads=1 verbosity=-1";
    }

    /** A booster whose scores are those of the trees before; on the same bins, which follow from the rows alone. */
    private void begin() throws LGBMException {
        if (before != null) {
            training.setField("init_score", scores(learned));
        }
        trees = LightgbmTrees.on(training.handle, parameters);
        if (validation != null) {
            if (before != null) {
                validation.setField("init_score", scores(watched));
            }
            trees.watch(validation.handle);
        }
    }

    private LGBMDataset dataset(BoosterRows rows, LGBMDataset binnedAs) throws LGBMException {
        LGBMDataset dataset =
                LGBMDataset.createFromMat(rows.features(), rows.count(), rows.width(), true, parameters, binnedAs);
        dataset.setField("label", rows.labels());
        if (rows.weights().length > 0) {
            dataset.setField("weight", rows.weights());
        }
        return dataset;
    }

    /** Number by number, as the library wants them. */
    private double[] scores(BoosterRows rows) {
        int numbers = LightgbmTrees.numbers(spec);
        try (LightgbmTrees grown = LightgbmTrees.read(before)) {
            double[] byRow =
                    grown.predict(rows.features(), rows.count(), rows.width(), numbers, LightgbmTrees.Scale.RAW);
            double[] byNumber = new double[byRow.length];
            for (int at = 0; at < byRow.length; at++) {
                byNumber[at % numbers * rows.count() + at / numbers] = byRow[at];
            }
            return byNumber;
        }
    }

    @Override
    public void boost(int first, int rounds) {
        if (first > 0 && !spec.sampling().isAll()) {
            // What LightGBM has drawn lives with the booster; a new one draws as it does after a loss.
            before = new String(trees(), StandardCharsets.UTF_8);
            trees.close();
            try {
                begin();
            } catch (LGBMException e) {
                throw failed(e.getMessage(), e);
            }
        }
        for (int round = 0; round < rounds; round++) {
            trees.grow();
        }
    }

    @Override
    public double trainingLoss() {
        return loss(learned, TRAINING);
    }

    @Override
    public double validationLoss() {
        return watched.count() == 0 ? Double.NaN : loss(watched, VALIDATION);
    }

    private double loss(BoosterRows rows, int dataset) {
        int numbers = LightgbmTrees.numbers(spec);
        double[] byNumber = trees.predictions(dataset, rows.count(), numbers);
        float[] byRow = new float[byNumber.length];
        for (int at = 0; at < byRow.length; at++) {
            byRow[at % rows.count() * numbers + at / rows.count()] = (float) byNumber[at];
        }
        return rows.loss(spec.objective(), byRow, numbers);
    }

    @Override
    public byte[] trees() {
        // Read once more, always: so the text is the same whether there were trees before or not.
        try (LightgbmTrees all = LightgbmTrees.read(trees.text())) {
            if (before != null) {
                try (LightgbmTrees first = LightgbmTrees.read(before)) {
                    all.after(first);
                }
            }
            return all.text().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Fault failed(String message, Exception cause) {
        return Fault.defect("LightGBM failed: " + message, cause);
    }

    @Override
    public void close() {
        try {
            trees.close();
            training.close();
            if (validation != null) {
                validation.close();
            }
        } catch (LGBMException e) {
            throw failed(e.getMessage(), e);
        }
    }
}
