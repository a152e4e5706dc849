package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.zoo.evaluation.BinaryMetric;
import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.evaluation.InputPresence;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Robustness;
import io.undercut.zoo.evaluation.RobustnessTrial;
import io.undercut.zoo.evaluation.Score;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SliceScore;
import io.undercut.zoo.example.RowKey;
import io.undercut.zoo.registry.VerificationResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A condition that a version has to meet before {@code latest} points at it. Of two figures that a gate tells, the second is the limit that
 * the first may reach but not pass, unless the gate says otherwise.
 */
public enum Gate {
    /** Better than the best baseline on the test rows: the limit must be passed. */
    BETTER_THAN_BEST_BASELINE {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            EvaluationResult result = evidence.result();
            Metric metric = result.ranking();
            double figure = result.model().of(metric).value();
            double limit = result.bestBaseline().of(metric).value();
            boolean passed = metric.isLowerBetter() ? figure < limit : figure > limit;
            return Optional.of(new Result("better_than_best_baseline_" + metric.word(), passed, figure, limit)
                    .with(difference(result.difference())));
        }
    },

    /** Above a limit where predictors are ranked by the area under the ROC curve. */
    AREA_ABOVE_LIMIT {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            Metric metric = evidence.result().ranking();
            if (metric != BinaryMetric.AUC) {
                return Optional.empty();
            }
            double figure = evidence.result().model().of(metric).value();
            return Optional.of(
                    new Result("above_limit_" + metric.word(), figure > limits.area(), figure, limits.area()));
        }
    },

    /**
     * No worse than the version that {@code latest} points at, on the same rows. Passed where that version is not usable or reads other
     * features: it must not keep its place for ever. Not passed where it learned from all the races: then nothing says which is better.
     */
    NO_WORSE_THAN_CHAMPION {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            Comparison comparison = evidence.comparison();
            Metric metric = evidence.result().ranking();
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
                    yield Optional.of(new Result(name, passed, figure, limit).with(difference(both.difference())));
                }
            };
        }
    },

    /** Predictions that hardly move when the inputs are jittered; the figure is {@link Robustness#movement}. */
    STABLE_UNDER_JITTER {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            return Optional.ofNullable(evidence.robustness())
                    .map(found -> new Result(
                                    "stable_under_jitter",
                                    found.movement() <= limits.movement(),
                                    found.movement(),
                                    limits.movement())
                            .with(told(
                                    "predictions move by %.1f %% of their spread when inputs jitter by %.0f %% of"
                                            + " theirs, on %s",
                                    100 * found.movement(),
                                    100 * RobustnessTrial.JITTER,
                                    Phrase.count(found.rows(), "row"))));
        }
    },

    /** A metric that an attack on the inputs worsens little; the figure is {@link Robustness#worsening}. */
    ROBUST_TO_ADVERSARIAL_NOISE {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            Metric metric = evidence.result().ranking();
            return Optional.ofNullable(evidence.robustness())
                    .map(found -> new Result(
                                    "robust_to_adversarial_noise_" + metric.word(),
                                    found.worsening(metric) <= limits.worsening(),
                                    found.worsening(metric),
                                    limits.worsening())
                            .with(told(
                                    "%s %.4f becomes %.4f where the worst of %d moves by %.0f %% of the inputs'"
                                            + " spread counts, on %s",
                                    metric.title(),
                                    found.undisturbed(),
                                    found.attacked(),
                                    RobustnessTrial.TRIES,
                                    100 * RobustnessTrial.REACH,
                                    Phrase.count(found.rows(), "row"))));
        }
    },

    /** Inputs that can be had when a prediction is made: features, no labels, known somewhere in the test. The figure is an unknown share. */
    EVERY_INPUT_AVAILABLE {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            if (evidence.inputs() == null) {
                return Optional.empty();
            }
            String name = "every_input_available";
            List<String> labels = evidence.inputs().stream()
                    .filter(input -> !input.feature())
                    .map(InputPresence::input)
                    .toList();
            if (!labels.isEmpty()) {
                return Optional.of(new Result(
                        name,
                        false,
                        null,
                        null,
                        Phrase.list(labels) + " is no feature of its set: nothing tells it when a prediction is made;"
                                + " leave it out of the inputs"));
            }
            InputPresence rarest = worst(evidence.inputs(), InputPresence::unknownShare);
            return Optional.of(new Result(
                            name,
                            rarest.unknownShare() <= limits.unknownShare(),
                            rarest.unknownShare(),
                            limits.unknownShare())
                    .with(told(
                            "%s is unknown in %.1f %% of the test rows, more than any other of %s",
                            rarest.input(),
                            100 * rarest.unknownShare(),
                            Phrase.count(evidence.inputs().size(), "input"))));
        }
    },

    /** No team, circuit or group of drivers where the best baseline is better by more than a margin. The figure is a ratio of errors. */
    SLICES_NO_WORSE_THAN_BASELINE {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            return worstSlice(
                    "slices_no_worse_than_baseline",
                    evidence,
                    limits,
                    SliceScore::baseline,
                    1 + limits.slices().margin(),
                    "the best baseline's there");
        }
    },

    /** No team, circuit or group of drivers served worse than all together by more than a factor. The figure is a ratio of errors. */
    SLICES_NEAR_THE_WHOLE {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            return worstSlice(
                    "slices_near_the_whole",
                    evidence,
                    limits,
                    slice -> evidence.result().model(),
                    limits.slices().factor(),
                    "that of all rows");
        }
    },

    /** A single prediction in a process of its own that is quick enough, in ms; refused where it could not be measured. */
    QUICK_ENOUGH {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            return cost("latency_p99_ms", evidence.footprint(), Footprint::singleMs, limits.singleMs())
                    .map(result -> result.figure() == null
                            ? result
                            : result.with(told(
                                    "99 %% of %s within %.3f ms, of %s of 1,000 within %.1f ms",
                                    Phrase.count(evidence.footprint().singles(), "prediction"),
                                    evidence.footprint().singleMs(),
                                    Phrase.count(evidence.footprint().batches(), "batch", "batches"),
                                    evidence.footprint().batchMs())));
        }
    },

    /** A process that has the model open and takes no more memory than it may, in MB; refused where it could not be measured. */
    SMALL_ENOUGH {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            return cost("memory_mb", evidence.footprint(), Footprint::memoryMb, limits.memoryMb())
                    .map(result -> result.figure() == null
                            ? result
                            : result.with(told(
                                    "a JVM of its own that has the model open had at most %.0f MB", result.figure())));
        }
    },

    /** Files that are what was published; the figure is how many are not. */
    CHECKSUMS_MATCH {
        @Override
        public Optional<Result> check(Evidence evidence, GateLimits limits) {
            VerificationResult found = evidence.verification();
            if (found == null) {
                return Optional.empty();
            }
            Result result = new Result(
                    "checksums_match",
                    found.intact(),
                    found.intact() ? 0 : found.problems().size(),
                    0);
            return Optional.of(found.clean() ? result : result.with(found.describe()));
        }
    };

    /** JSON has no infinity. */
    private static final double WITHOUT_BOUND = 1e6;

    /** By what slices must be served alike. */
    private static final Set<SliceDimension> FAIR =
            Set.of(SliceDimension.CIRCUIT, SliceDimension.TEAM, SliceDimension.DRIVER_GROUP);

    /** Checks it; empty where it does not apply, or nobody looked. */
    public abstract Optional<Result> check(Evidence evidence, GateLimits limits);

    private static Optional<Result> cost(
            String name, Footprint footprint, ToDoubleFunction<Footprint> figure, double limit) {
        if (footprint == null) {
            return Optional.empty();
        }
        if (!footprint.trouble().isEmpty()) {
            return Optional.of(new Result(name, false, null, null, "nothing was measured: " + footprint.trouble()));
        }
        double measured = figure.applyAsDouble(footprint);
        return Optional.of(new Result(name, measured <= limit, measured, limit));
    }

    /** What stands against a slice. */
    private interface Opponent {
        Score of(SliceScore slice);
    }

    private static Optional<Result> worstSlice(
            String name, Evidence evidence, GateLimits limits, Opponent opponent, double limit, String whose) {
        Metric metric = evidence.result().ranking();
        List<SliceScore> slices = evidence.result().slices().stream()
                .filter(slice -> FAIR.contains(slice.dimension()))
                .filter(slice -> !slice.group().equals(RowKey.UNKNOWN))
                .filter(slice -> slice.model().examples() >= limits.slices().rows())
                .filter(slice -> slice.model().races() >= limits.slices().races())
                .toList();
        if (slices.isEmpty()) {
            return Optional.empty();
        }
        ToDoubleFunction<SliceScore> ratio = slice -> ratio(metric, slice.model(), opponent.of(slice));
        SliceScore worst = worst(slices, ratio);
        double figure = ratio.applyAsDouble(worst);
        return Optional.of(new Result(name, figure <= limit, figure, limit)
                .with(told(
                        "the worst of %s is %s %s: %s %.4f, %s %.4f",
                        Phrase.count(slices.size(), "slice"),
                        worst.dimension().word().replace('_', ' '),
                        worst.group(),
                        metric.title(),
                        worst.model().of(metric).value(),
                        whose,
                        opponent.of(worst).of(metric).value())));
    }

    /** Of errors, or of what figures lack of 1 where higher is better. */
    private static double ratio(Metric metric, Score one, Score other) {
        double own = error(metric, one);
        double others = error(metric, other);
        return own <= others ? own / Math.max(others, Double.MIN_NORMAL) : Math.min(own / others, WITHOUT_BOUND);
    }

    private static double error(Metric metric, Score score) {
        double figure = score.of(metric).value();
        return metric.isLowerBetter() ? figure : 1 - figure;
    }

    private static <T> T worst(List<T> all, ToDoubleFunction<T> figure) {
        return all.stream().max(Comparator.comparingDouble(figure)).orElseThrow();
    }

    private static String difference(Estimate difference) {
        return told(
                "%+.4f, within %+.4f … %+.4f in 95 %% of the resamples",
                difference.value(), difference.low(), difference.high());
    }

    private static String told(String format, Object... parts) {
        return String.format(Locale.ROOT, format, parts);
    }

    /**
     * What gates look at. What nobody looked at is null, and its gate does not apply.
     *
     * @param result the candidate beside baselines, on the test rows
     * @param comparison with the champion
     * @param robustness against disturbed inputs
     * @param inputs whether each can be had
     * @param footprint what a prediction costs
     * @param verification of the published files
     */
    public record Evidence(
            EvaluationResult result,
            Comparison comparison,
            Robustness robustness,
            List<InputPresence> inputs,
            Footprint footprint,
            VerificationResult verification) {
        /** Of scores alone. */
        public Evidence(EvaluationResult result, Comparison comparison) {
            this(result, comparison, null, null, null, null);
        }
    }

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
     * @param difference the candidate's figure of the first metric less the champion's, on the same draws of races
     */
    public record Challenge(String version, Score champion, Score candidate, Estimate difference) {}

    /**
     * What came of a gate.
     *
     * @param gate its name, with the metric
     * @param passed whether it holds
     * @param figure what was measured; null where nothing was
     * @param limit what it was held against; null where nothing was measured
     * @param reason why nothing was measured, one line; null where the figures tell
     * @param detail what the figure is of, one line; null where there is nothing more to say
     */
    public record Result(String gate, boolean passed, Double figure, Double limit, String reason, String detail) {
        /** Without figures, and why. */
        public Result(String gate, boolean passed, Double figure, Double limit, String reason) {
            this(gate, passed, figure, limit, reason, null);
        }

        /** Of figures. */
        public Result(String gate, boolean passed, double figure, double limit) {
            this(gate, passed, figure, limit, null, null);
        }

        /** The same, with what the figure is of. */
        public Result with(String said) {
            return new Result(gate, passed, figure, limit, reason, said);
        }
    }
}
