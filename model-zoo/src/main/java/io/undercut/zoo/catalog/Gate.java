package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Score;
import java.util.Optional;

/** A condition that a version has to meet before {@code latest} points at it. */
public enum Gate {
    /** Better than the best baseline on the test rows. */
    BETTER_THAN_BEST_BASELINE {
        @Override
        public Optional<Result> check(EvaluationResult result, Comparison comparison) {
            Metric metric = result.ranking();
            double figure = result.model().of(metric).value();
            double limit = result.bestBaseline().of(metric).value();
            boolean passed = metric.isLowerBetter() ? figure < limit : figure > limit;
            return Optional.of(new Result("better_than_best_baseline_" + metric.word(), passed, figure, limit));
        }
    },

    /**
     * No worse than the version that {@code latest} points at, on the same rows. Passed where that version is not usable or reads other
     * features: it must not keep its place for ever. Not passed where it learned from all the races: then nothing says which is better.
     */
    NO_WORSE_THAN_CHAMPION {
        @Override
        public Optional<Result> check(EvaluationResult result, Comparison comparison) {
            Metric metric = result.ranking();
            String name = "no_worse_than_champion_" + metric.word();
            return switch (comparison.outcome()) {
                case NO_CHAMPION -> Optional.empty();
                case UNUSABLE, OTHER_FEATURES -> Optional.of(new Result(name, true, null, null, comparison.reason()));
                case UNDECIDED -> Optional.of(new Result(name, false, null, null, comparison.reason()));
                case COMPARED -> {
                    Challenge both = comparison.challenge();
                    double figure = both.candidate().of(metric).value();
                    double limit = both.champion().of(metric).value();
                    boolean passed = metric.isLowerBetter() ? figure <= limit : figure >= limit;
                    yield Optional.of(new Result(name, passed, figure, limit));
                }
            };
        }
    };

    /** Checks it; empty where it does not apply. */
    public abstract Optional<Result> check(EvaluationResult result, Comparison comparison);

    /** What became of a comparison. */
    public enum Outcome {
        /** There is no champion. */
        NO_CHAMPION,
        /** It is gone, damaged or quarantined. */
        UNUSABLE,
        /** It takes or gives something else. */
        OTHER_FEATURES,
        /** No test race that it did not learn from tells which is better. */
        UNDECIDED,
        /** Both have scores. */
        COMPARED
    }

    /**
     * A candidate beside the champion.
     *
     * @param champion the version that {@code latest} points at; null if it points at none
     * @param outcome what became of it
     * @param challenge the scores; null where nothing was compared
     * @param reason why nothing was compared, one line; empty where it was, or where there is no champion
     */
    public record Comparison(String champion, Outcome outcome, Challenge challenge, String reason) {
        /** There is no champion. */
        public static final Comparison NONE = new Comparison(null, Outcome.NO_CHAMPION, null, "");

        /** Refuses an outcome without what it says. */
        public Comparison {
            if (outcome == null || reason == null || (outcome == Outcome.COMPARED) == (challenge == null)) {
                throw Fault.data("a comparison with the champion lacks its outcome, scores or reason");
            }
        }

        /** With scores. */
        public static Comparison of(Challenge challenge) {
            return new Comparison(challenge.version(), Outcome.COMPARED, challenge, "");
        }
    }

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
     * @param figure what was measured; null where nothing was
     * @param limit what it was held against; null where nothing was measured
     * @param reason why nothing was measured, one line; null where the figures tell
     */
    public record Result(String gate, boolean passed, Double figure, Double limit, String reason) {
        /** Of figures. */
        public Result(String gate, boolean passed, double figure, double limit) {
            this(gate, passed, figure, limit, null);
        }
    }
}
