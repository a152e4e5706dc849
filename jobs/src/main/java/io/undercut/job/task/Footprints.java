package io.undercut.job.task;

import io.undercut.zoo.catalog.GateLimits;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.packaging.ModelCost;

/** Measures what predictions of a packaged model cost. */
public interface Footprints {
    /**
     * Measures, or says why it could not; it never fails a run.
     *
     * @param archive of the version
     * @param rows to predict
     * @param limits of the model's type: what takes more memory need not be measured further
     */
    Footprint of(byte[] archive, ModelCost.Rows rows, GateLimits limits);
}
