package io.undercut.job.task;

import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.ConformalIntervals;
import io.undercut.zoo.evaluation.Coverage;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.ScoredExample;
import java.util.List;

/**
 * A model's scores on the test rows.
 *
 * @param result beside the baselines'
 * @param rows the test rows
 * @param comparison with the champion on the same rows
 * @param intervals round its predictions; null where it has none
 */
public record EvaluatedModel(
        EvaluationResult result, List<ScoredExample> rows, Gate.Comparison comparison, TestedIntervals intervals) {
    /** Copies the list. */
    public EvaluatedModel {
        rows = List.copyOf(rows);
    }

    /** The same beside another champion. */
    EvaluatedModel with(Gate.Comparison other) {
        return new EvaluatedModel(result, rows, other, intervals);
    }

    /** How often its intervals held; null where it has none. */
    Coverage coverage() {
        return intervals == null ? null : intervals.coverage();
    }

    /**
     * Intervals, and what came of them.
     *
     * @param intervals as they are published
     * @param coverage on the test rows
     */
    public record TestedIntervals(ConformalIntervals intervals, Coverage coverage) {}
}
