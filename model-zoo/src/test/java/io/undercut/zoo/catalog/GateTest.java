package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.catalog.Gate.Challenge;
import io.undercut.zoo.catalog.Gate.Comparison;
import io.undercut.zoo.catalog.Gate.Evidence;
import io.undercut.zoo.evaluation.BinaryMetric;
import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.evaluation.InputPresence;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.RegressionMetric;
import io.undercut.zoo.evaluation.Robustness;
import io.undercut.zoo.evaluation.Score;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SliceScore;
import io.undercut.zoo.registry.FileProblem;
import io.undercut.zoo.registry.VerificationResult;
import io.undercut.zoo.registry.store.FileTrouble;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final GateLimits LIMITS = GateLimits.USUAL;

    @ParameterizedTest
    @CsvSource({"0.4, 0.5, true", "0.5, 0.5, false", "0.6, 0.5, false"})
    void anErrorMustBeBelowTheBestBaselines(double figure, double baseline, boolean passed) {
        Gate.Result result =
                scores(Gate.BETTER_THAN_BEST_BASELINE, result(RegressionMetric.MAE, figure, baseline), Comparison.NONE);

        assertThat(result)
                .isEqualTo(new Gate.Result("better_than_best_baseline_mae", passed, figure, baseline)
                        .with("-0.1000, within -0.3000 … +0.2000 in 95 % of the resamples"));
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0.5, true", "0.5, 0.5, false", "0.4, 0.5, false"})
    void aShareMustBeAboveTheBestBaselines(double figure, double baseline, boolean passed) {
        assertThat(scores(
                                Gate.BETTER_THAN_BEST_BASELINE,
                                result(ClassificationMetric.ACCURACY, figure, baseline),
                                Comparison.NONE)
                        .passed())
                .isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.5, true", "0.5, 0.5, true", "0.6, 0.5, false"})
    void aCandidateMayBeAsGoodAsTheChampionButNotWorse(double figure, double champion, boolean passed) {
        Metric mae = RegressionMetric.MAE;
        Challenge challenge =
                new Challenge("0123456789ab", score(mae, champion), score(mae, figure), new Estimate(0.05, 0.01, 0.2));

        assertThat(scores(Gate.NO_WORSE_THAN_CHAMPION, result(mae, 9, 9), Comparison.of(challenge)))
                .isEqualTo(new Gate.Result("no_worse_than_champion_mae", passed, figure, champion)
                        .with("+0.0500, within +0.0100 … +0.2000 in 95 % of the resamples"));
    }

    @Test
    void withoutAChampionThereIsNothingToBeWorseThan() {
        assertThat(Gate.NO_WORSE_THAN_CHAMPION.check(
                        new Evidence(result(RegressionMetric.MAE, 1, 2), Comparison.NONE), LIMITS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNUSABLE, true", "OTHER_FEATURES, true", "UNDECIDED, false"})
    void whereNothingCouldBeComparedItIsSaidAndNotTakenForNoChampion(Gate.Outcome outcome, boolean passed) {
        Comparison comparison = new Comparison("0123456789ab", outcome, null, "for some reason");

        assertThat(scores(Gate.NO_WORSE_THAN_CHAMPION, result(RegressionMetric.MAE, 1, 2), comparison))
                .isEqualTo(new Gate.Result("no_worse_than_champion_mae", passed, null, null, "for some reason"));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0.1, true", "0.11, false"})
    void predictionsMayMoveByATenthOfTheirSpreadUnderJitter(double movement, boolean passed) {
        Gate.Result result = found(Gate.STABLE_UNDER_JITTER, new Robustness(300, movement, 1, 1), null, null);

        assertThat(result.gate()).isEqualTo("stable_under_jitter");
        assertThat(result.passed()).isEqualTo(passed);
        assertThat(result.figure()).isEqualTo(movement);
        assertThat(result.limit()).isEqualTo(0.1);
        assertThat(result.detail()).contains("when inputs jitter by 2 % of theirs, on 300 rows");
    }

    @Test
    void aDeclarationMayLetPredictionsMoveMore() {
        Evidence evidence = evidence(new Robustness(300, 0.2, 1, 1), null, null, null);

        assertThat(Gate.STABLE_UNDER_JITTER.check(evidence, LIMITS.moving(0.3)))
                .hasValueSatisfying(result -> assertThat(result.passed()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 0.5, true", "2, 3.1, 0.55, false"})
    void anAttackMayWorsenAnErrorByHalf(double before, double after, double figure, boolean passed) {
        Gate.Result result = found(Gate.ROBUST_TO_ADVERSARIAL_NOISE, new Robustness(9, 0, before, after), null, null);

        assertThat(result.gate()).isEqualTo("robust_to_adversarial_noise_mae");
        assertThat(result.figure()).isCloseTo(figure, within(1e-12));
        assertThat(result.passed()).isEqualTo(passed);
        assertThat(result.detail()).startsWith("MAE 2.0000 becomes ");
    }

    @Test
    void anInputThatIsUnknownInAllTestRowsIsRefusedByName() {
        Gate.Result result = found(
                Gate.EVERY_INPUT_AVAILABLE,
                null,
                List.of(new InputPresence("lap", true, 0), new InputPresence("sensor", true, 1)),
                null);

        assertThat(result.passed()).isFalse();
        assertThat(result.figure()).isEqualTo(1);
        assertThat(result.detail())
                .isEqualTo("sensor is unknown in 100.0 % of the test rows, more than any other of 2 inputs");
    }

    @Test
    void anInputThatIsKnownNowAndThenIsAvailable() {
        assertThat(found(Gate.EVERY_INPUT_AVAILABLE, null, List.of(new InputPresence("first", true, 0.98)), null)
                        .passed())
                .isTrue();
    }

    @Test
    void aLabelIsNoInput() {
        Gate.Result result =
                found(Gate.EVERY_INPUT_AVAILABLE, null, List.of(new InputPresence("label_next", false, 0)), null);

        assertThat(result.passed()).isFalse();
        assertThat(result.reason()).startsWith("label_next is no feature of its set");
    }

    @ParameterizedTest
    @CsvSource({"100, 500, true, true", "100.1, 500, false, true", "100, 501, true, false"})
    void aPredictionMustBeQuickAndItsProcessSmall(double millis, double megabytes, boolean quick, boolean small) {
        Footprint footprint = new Footprint(5000, millis, 100, 7, megabytes, "");

        Gate.Result latency = found(Gate.QUICK_ENOUGH, null, null, footprint);
        Gate.Result memory = found(Gate.SMALL_ENOUGH, null, null, footprint);

        assertThat(latency.passed()).isEqualTo(quick);
        assertThat(latency.detail()).contains("5,000 predictions", "100 batches of 1,000 within 7.0 ms");
        assertThat(memory.passed()).isEqualTo(small);
    }

    @Test
    void whatCouldNotBeMeasuredIsRefusedAndItIsSaidWhy() {
        Footprint none = Footprint.unmeasured("no process could be started");

        assertThat(found(Gate.QUICK_ENOUGH, null, null, none))
                .isEqualTo(new Gate.Result(
                        "latency_p99_ms", false, null, null, "nothing was measured: no process could be started"));
        assertThat(found(Gate.SMALL_ENOUGH, null, null, none).passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.2, true", "1.3, false"})
    void noTeamMayBeServedWorseThanByTheBestBaselineBeyondAMargin(double figure, boolean passed) {
        EvaluationResult result = sliced(
                slice(SliceDimension.TEAM, "Haas", 300, figure, 1), slice(SliceDimension.TEAM, "Lotus", 300, 0.5, 1));

        Gate.Result found = scores(Gate.SLICES_NO_WORSE_THAN_BASELINE, result, Comparison.NONE);

        assertThat(found.passed()).isEqualTo(passed);
        assertThat(found.figure()).isEqualTo(figure);
        assertThat(found.limit()).isEqualTo(1.25);
        assertThat(found.detail()).startsWith("the worst of 2 slices is team Haas: MAE " + figure);
    }

    @Test
    void noGroupMayBeServedManyTimesWorseThanAllTogether() {
        EvaluationResult result = sliced(slice(SliceDimension.DRIVER_GROUP, "rookie", 300, 3.5, 9));

        Gate.Result found = scores(Gate.SLICES_NEAR_THE_WHOLE, result, Comparison.NONE);

        assertThat(found.passed()).isFalse();
        assertThat(found.figure()).isEqualTo(3.5);
        assertThat(found.detail())
                .isEqualTo("the worst of 1 slice is driver group rookie: MAE 3.5000, that of all rows 1.0000");
    }

    @Test
    void aSliceOfFewRowsOrRacesACompoundAndAnUnknownTeamDoNotCount() {
        EvaluationResult result = sliced(
                slice(SliceDimension.TEAM, "Haas", 20, 9, 1),
                slice(SliceDimension.COMPOUND, "WET", 900, 9, 1),
                slice(SliceDimension.TEAM, "unknown", 900, 9, 1),
                ofRaces(4, SliceDimension.CIRCUIT, "zandvoort", 900, 9, 1));

        assertThat(Gate.SLICES_NO_WORSE_THAN_BASELINE.check(new Evidence(result, Comparison.NONE), LIMITS))
                .isEmpty();
    }

    @Test
    void whereHigherIsBetterWhatLacksOfOneIsTheError() {
        Metric accuracy = ClassificationMetric.ACCURACY;
        EvaluationResult all = result(accuracy, 0.9, 0.5);
        EvaluationResult result = new EvaluationResult(
                all.model(),
                all.baselines(),
                List.of(),
                "flat",
                all.difference(),
                List.of(new SliceScore(
                        SliceDimension.CIRCUIT,
                        "spa",
                        new Score("model", 300, 9, figures(accuracy, 0.6)),
                        new Score("flat", 300, 9, figures(accuracy, 0.8)))),
                List.of(accuracy));

        assertThat(scores(Gate.SLICES_NO_WORSE_THAN_BASELINE, result, Comparison.NONE)
                        .figure())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void aFileThatIsNotWhatWasPublishedRefuses() {
        VerificationResult damaged = new VerificationResult(
                "small", "0123456789ab", List.of(new FileProblem("model.zip", FileTrouble.DAMAGED, "ab", "cd")));

        assertThat(Gate.CHECKSUMS_MATCH.check(evidence(null, null, null, damaged), LIMITS))
                .hasValueSatisfying(result -> {
                    assertThat(result.passed()).isFalse();
                    assertThat(result.figure()).isEqualTo(1);
                    assertThat(result.detail()).contains("model.zip is damaged");
                });
        VerificationResult whole = new VerificationResult("small", "0123456789ab", List.of());
        assertThat(Gate.CHECKSUMS_MATCH.check(evidence(null, null, null, whole), LIMITS))
                .contains(new Gate.Result("checksums_match", true, 0, 0));
    }

    @Test
    void whatNobodyLookedAtHasNoResult() {
        Evidence scores = new Evidence(result(RegressionMetric.MAE, 1, 2), Comparison.NONE);

        assertThat(Stream.of(Gate.values())
                        .filter(gate -> gate.check(scores, LIMITS).isPresent()))
                .containsExactly(Gate.BETTER_THAN_BEST_BASELINE);
    }

    @Test
    void limitsThatNothingCouldKeepAreRefused() {
        assertThatThrownBy(() -> LIMITS.moving(0)).isInstanceOf(Fault.class).hasMessageContaining("must be above 0");
        assertThatThrownBy(() -> new GateLimits.SliceLimits(1, 1, 0, 0.5))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("a factor of 0.5");
    }

    private static Gate.Result scores(Gate gate, EvaluationResult result, Comparison comparison) {
        return gate.check(new Evidence(result, comparison), LIMITS).orElseThrow();
    }

    private static Gate.Result found(
            Gate gate, Robustness robustness, List<InputPresence> inputs, Footprint footprint) {
        return gate.check(evidence(robustness, inputs, footprint, null), LIMITS).orElseThrow();
    }

    private static Evidence evidence(
            Robustness robustness, List<InputPresence> inputs, Footprint footprint, VerificationResult verification) {
        return new Evidence(
                result(RegressionMetric.MAE, 1, 2), Comparison.NONE, robustness, inputs, footprint, verification);
    }

    private static SliceScore slice(SliceDimension dimension, String group, int rows, double model, double baseline) {
        return ofRaces(9, dimension, group, rows, model, baseline);
    }

    private static SliceScore ofRaces(
            int races, SliceDimension dimension, String group, int rows, double model, double baseline) {
        return new SliceScore(
                dimension,
                group,
                new Score("model", rows, races, figures(RegressionMetric.MAE, model)),
                new Score("flat", rows, races, figures(RegressionMetric.MAE, baseline)));
    }

    private static EvaluationResult sliced(SliceScore... slices) {
        EvaluationResult all = result(RegressionMetric.MAE, 1, 2);
        return new EvaluationResult(
                all.model(),
                all.baselines(),
                List.of(),
                "flat",
                all.difference(),
                List.of(slices),
                List.of(RegressionMetric.MAE));
    }

    @ParameterizedTest
    @CsvSource({"0.86, true", "0.85, false"})
    void anAreaMustBeAboveItsLimitWhereItRanks(double figure, boolean passed) {
        assertThat(scores(Gate.AREA_ABOVE_LIMIT, result(BinaryMetric.AUC, figure, 0.6), Comparison.NONE))
                .isEqualTo(new Gate.Result("above_limit_auc", passed, figure, 0.85));
        assertThat(Gate.AREA_ABOVE_LIMIT.check(
                        new Evidence(result(RegressionMetric.MAE, figure, 0.6), Comparison.NONE), LIMITS))
                .isEmpty();
    }

    private static EvaluationResult result(Metric metric, double figure, double baseline) {
        return new EvaluationResult(
                score(metric, figure),
                List.of(score("flat", metric, baseline)),
                List.of(),
                "flat",
                new Estimate(-0.1, -0.3, 0.2),
                List.of(),
                List.of(metric));
    }

    private static Score score(Metric metric, double figure) {
        return score("model", metric, figure);
    }

    private static Score score(String name, Metric metric, double figure) {
        return new Score(name, 10, 2, figures(metric, figure));
    }

    private static Map<String, Estimate> figures(Metric metric, double figure) {
        return Map.of(metric.word(), new Estimate(figure, figure, figure));
    }
}
