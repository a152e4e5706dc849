package io.undercut.job.task;

import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.ScoredExample;
import java.util.List;
import java.util.Optional;

/**
 * A model's scores on the test rows.
 *
 * @param result beside the baselines'
 * @param rows the test rows
 * @param challenge beside the champion's on the same rows; empty where there is none to compare with
 */
public record EvaluatedModel(EvaluationResult result, List<ScoredExample> rows, Optional<Gate.Challenge> challenge) {
    /** Copies the list. */
    public EvaluatedModel {
        rows = List.copyOf(rows);
    }
}
