package io.undercut.job.task;

import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.ScoredExample;
import java.util.List;

/**
 * A model's scores on the test rows.
 *
 * @param result beside the baselines'
 * @param rows the test rows
 * @param comparison with the champion on the same rows
 */
public record EvaluatedModel(EvaluationResult result, List<ScoredExample> rows, Gate.Comparison comparison) {
    /** Copies the list. */
    public EvaluatedModel {
        rows = List.copyOf(rows);
    }

    /** The same beside another champion. */
    EvaluatedModel with(Gate.Comparison other) {
        return new EvaluatedModel(result, rows, other);
    }
}
