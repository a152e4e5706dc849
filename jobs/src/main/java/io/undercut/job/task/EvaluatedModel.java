package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.ConformalIntervals;
import io.undercut.zoo.evaluation.Coverage;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.InputPresence;
import io.undercut.zoo.evaluation.Robustness;
import io.undercut.zoo.evaluation.ScoredExample;
import java.util.List;

/**
 * A model's scores on the test rows.
 *
 * @param result beside the baselines'
 * @param rows the test rows
 * @param comparison with the champion on the same rows
 * @param intervals round its predictions; null where it has none
 * @param trials of its inputs
 */
public record EvaluatedModel(
        EvaluationResult result,
        List<ScoredExample> rows,
        Gate.Comparison comparison,
        TestedIntervals intervals,
        InputTrials trials) {
    /** Copies the list. */
    public EvaluatedModel {
        rows = List.copyOf(rows);
    }

    /** The same beside another champion. */
    EvaluatedModel with(Gate.Comparison other) {
        return new EvaluatedModel(result, rows, other, intervals, trials);
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

    /**
     * What came of looking at a model's inputs.
     *
     * @param inputs whether each can be had
     * @param robustness of predictions when they are disturbed
     */
    public record InputTrials(List<InputPresence> inputs, Robustness robustness) {
        /** Copies the list; refuses a part that is missing. */
        public InputTrials {
            if (inputs == null || robustness == null) {
                throw Fault.data("the trials of a model's inputs lack a part");
            }
            inputs = List.copyOf(inputs);
        }
    }
}
