package io.undercut.zoo.boosting;

import io.undercut.zoo.model.Model;

/** Supplied trees of CatBoost. Safe for use by several threads at once. */
final class SuppliedModel implements Model {
    private final SuppliedSpec spec;
    private final CatboostTrees trees;
    private final int[] places;

    /** Of trees that fit. */
    SuppliedModel(SuppliedSpec spec, CatboostTrees trees) {
        this.spec = spec;
        this.trees = trees;
        this.places = spec.places(trees);
    }

    @Override
    public int outputs() {
        return spec.outputs();
    }

    @Override
    public float[] predict(float[] features, int[] lengths, int rows) {
        return rows == 0 ? new float[0] : spec.outputs(trees.raw(features, rows, places));
    }

    @Override
    public void close() {
        trees.close();
    }
}
