package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Score;
import java.util.Optional;

/** A condition that a version has to meet before {@code latest} points at it. */
public enum Gate {
    /** Better than the best baseline on the test rows. */
    BETTER_THAN_BEST_BASELINE {
        @Override
        public Optional<Result> check(EvaluationResult result, Optional<Challenge> challenge) {
            Metric metric = result.ranking();
            double figure = result.model().of(metric).value();
            double limit = result.bestBaseline().of(metric).value();
            boolean passed = metric.isLowerBetter() ? figure < limit : figure > limit;
            return Optional.of(new Result("better_than_best_baseline_" + metric.word(), passed, figure, limit));
        }
    },

    /** No worse than the version that {@code latest} points at, on the same rows; passed where there is none to compare with. */
    NO_WORSE_THAN_CHAMPION {
        @Override
        public Optional<Result> check(EvaluationResult result, Optional<Challenge> challenge) {
            Metric metric = result.ranking();
            return challenge.map(both -> {
                double figure = both.candidate().of(metric).value();
                double limit = both.champion().of(metric).value();
                boolean passed = metric.isLowerBetter() ? figure <= limit : figure >= limit;
                return new Result("no_worse_than_champion_" + metric.word(), passed, figure, limit);
            });
        }
    };

    /** Checks it; empty where it does not apply. */
    public abstract Optional<Result> check(EvaluationResult result, Optional<Challenge> challenge);

    /**
     * A candidate and the champion on the same rows, of races that neither learned from.
     *
     * @param version the champion's
     * @param champion its score
     * @param candidate the candidate's on these rows
     */
    public record Challenge(String version, Score champion, Score candidate) {}

    /**
     * What came of a gate.
     *
     * @param gate its name, with the metric
     * @param passed whether it holds
     * @param figure what was measured
     * @param limit what it was held against
     */
    public record Result(String gate, boolean passed, double figure, double limit) {}
}
