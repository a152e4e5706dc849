package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.Model;
import java.nio.charset.StandardCharsets;

/** Trees of LightGBM. Safe for use by several threads at once. */
final class LightgbmModel implements Model {
    private final BoosterSpec spec;
    private final LightgbmTrees trees;

    LightgbmModel(BoosterSpec spec, byte[] text) {
        this.spec = spec;
        this.trees = LightgbmTrees.read(new String(text, StandardCharsets.UTF_8));
        if (trees.width() != spec.inputs()) {
            throw Fault.data("the model file's trees read " + trees.width() + " inputs, its specification "
                    + spec.inputs() + "; publish it again");
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
        double[] given =
                trees.predict(features, rows, spec.inputs(), LightgbmTrees.numbers(spec), LightgbmTrees.Scale.LABEL);
        float[] predicted = new float[given.length];
        for (int at = 0; at < given.length; at++) {
            predicted[at] = (float) given[at];
        }
        return BoosterArchive.outputs(spec, features, predicted);
    }

    @Override
    public void close() {
        trees.close();
    }
}
