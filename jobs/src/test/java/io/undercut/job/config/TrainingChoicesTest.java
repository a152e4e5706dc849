package io.undercut.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.catalog.BoosterLearner;
import io.undercut.zoo.catalog.EnsembleLearner;
import io.undercut.zoo.catalog.LapStyle;
import io.undercut.zoo.catalog.RaceWinner;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.Calibration;
import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.network.ComputeBackend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingChoicesTest {
    private static final TrainingChoices DEFAULTS = TrainingChoices.of(TireDegradation.RECIPE);

    @Test
    void takesADeadlineAndABackend() {
        TrainingChoices choices = DEFAULTS.with(Map.of("training.deadline", "30min", "training.backend", "cuda"));
        assertThat(choices.deadline()).isEqualTo(Duration.ofMinutes(30));
        assertThat(choices.backend()).isEqualTo(ComputeBackend.CUDA);
        assertThat(DEFAULTS.deadline()).isZero();
        assertThat(DEFAULTS.with(Map.of("training.deadline", "0")))
                .usingRecursiveComparison()
                .ignoringFields("typed")
                .isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60min", "1h", "90 s", "3600000", "1500ms", "60 MIN"})
    void keepsADeadlineAsItWasTyped(String text) {
        TrainingChoices choices = DEFAULTS.with(Map.of("training.deadline", text));
        assertThat(choices.typedDeadline()).isEqualTo(text);
        assertThat(choices.with(Map.of("training.patience", "3")).typedDeadline())
                .isEqualTo(text);
        assertThat(choices.with(Map.of("training.deadline", "0ms")).typedDeadline())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "soon", "99999999999999999999d", "9999999999999d", ""})
    void refusesWhatIsNoDeadline(String text) {
        assertThatThrownBy(() -> DEFAULTS.with(Map.of("training.deadline", text)))
                .isInstanceOf(Fault.class)
                .hasMessage("training.deadline is '" + text
                        + "'; must be a duration such as 30min or 4h, at most 100000d, or 0 for no limit");
    }

    @ParameterizedTest
    @CsvSource({
        "training.epochs,           2147483647",
        "training.epochs,           29878034",
        "training.epochs,           -1",
        "training.epochs,           1e3",
        "training.batch-rows,       0",
        "training.batch-rows,       2147483647",
        "training.local-steps,      2147483648",
        "training.local-steps,      1000001",
        "training.patience,         -1",
        "training.checkpoint-iterations, 0",
        "training.learning-rate,    Infinity",
        "training.learning-rate,    -Infinity",
        "training.learning-rate,    NaN",
        "training.learning-rate,    0x1p-3",
        "training.learning-rate,    0",
        "training.learning-rate,    -0.0",
        "training.learning-rate,    -0.002",
        "training.learning-rate,    1e-400",
        "training.learning-rate,    1e-46",
        "training.learning-rate,    1e39",
        "training.learning-rate,    fast",
        "training.checkpoint-interval, 0",
        "training.checkpoint-interval, 99ms",
        "training.checkpoint-interval, 9223372036854775807d",
    })
    void refusesANumberOutOfItsRangeAndNamesTheRange(String key, String text) {
        assertThatThrownBy(() -> DEFAULTS.with(Map.of(key, text)))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith(key + " is '" + text + "'; must be a ")
                .hasMessageContaining(" within ")
                .hasMessageContaining(" … ");
    }

    @Test
    void takesTheEndsOfEachRange() {
        TrainingChoices choices = DEFAULTS.with(Map.of(
                "training.epochs", "1000000",
                "training.batch-rows", "1",
                "training.local-steps", "1000000",
                "training.learning-rate", "1e-9",
                "training.patience", "2147483647",
                "training.checkpoint-interval", "100ms"));

        assertThat(choices.recipe().epochs()).isEqualTo(1_000_000);
        assertThat(choices.recipe().learningRate()).isEqualTo(1e-9);
        assertThat(choices.patience()).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "CUDA", ""})
    void refusesABackendThatIsNone(String text) {
        assertThatThrownBy(() -> DEFAULTS.with(Map.of("training.backend", text)))
                .isInstanceOf(Fault.class)
                .hasMessage("training.backend is '" + text + "'; must be cpu or cuda");
    }

    @Test
    void aSettingThatIsNotGivenIsAsBefore() {
        TrainingChoices choices = DEFAULTS.with(Map.of("training.backend", "cuda", "training.patience", "3"))
                .with(Map.of());

        assertThat(choices.backend()).isEqualTo(ComputeBackend.CUDA);
        assertThat(choices.patience()).isEqualTo(3);
        assertThat(choices.checkpointEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(choices.checkpointIterations()).isEqualTo(1000);
        assertThat(choices.recipe()).isEqualTo(TireDegradation.RECIPE);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> DEFAULTS.with(
                        Map.of("training.backend", "gpu", "training.deadlin", "1h", "training.epochs", "0")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("training.backend is 'gpu'; must be cpu or cuda")
                .hasMessageContaining("training.epochs is '0'")
                .hasMessageContaining("--set training.deadlin is not known; nearest is training.deadline");
    }

    @Test
    void boostedTreesTakeTheirRoundsRateAndPatience() {
        BoosterLearner own = trees();
        BoosterLearner chosen = TrainingChoices.of(TrainingRecipe.USUAL)
                .with(Map.of("training.trees", "50", "training.learning-rate", "0.5", "training.patience", "3"))
                .over(own);

        assertThat(chosen.recipe()).isEqualTo(new BoosterRecipe(50, 25, 3));
        assertThat(chosen.booster()).isEqualTo(own.booster().at(0.5));
    }

    @Test
    void everyMemberOfAnEnsembleTakesThem() {
        TrainingChoices choices = TrainingChoices.of(TrainingRecipe.USUAL).with(Map.of("training.trees", "50"));
        EnsembleLearner both = new EnsembleLearner(
                List.of(
                        trees(),
                        new BoosterLearner(
                                new BoosterRecipe(70, 10, 0), trees().booster().by(BoosterSpec.Library.XGBOOST))),
                Calibration.NONE);

        assertThat(both.of(choices::over).members().stream().map(member -> member.recipe()))
                .containsExactly(new BoosterRecipe(50, 25, 1), new BoosterRecipe(50, 10, 0));
    }

    @Test
    void boostedTreesKeepWhatNobodyChose() {
        TrainingChoices choices = TrainingChoices.of(TrainingRecipe.USUAL).with(Map.of("training.epochs", "3"));

        assertThat(choices.over(trees())).isEqualTo(trees());
    }

    @Test
    void aRateThatNoTreeCanCountIsRefused() {
        TrainingChoices choices = TrainingChoices.of(TrainingRecipe.USUAL).with(Map.of("training.learning-rate", "3"));

        assertThatThrownBy(() -> choices.over(trees()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("training.learning-rate is 3.0; must be within 0 … 1 for boosted trees");
    }

    @Test
    void aSettingThatNothingTrainedGoesByIsRefused() {
        Problems problems = new Problems();

        TrainingOptions.noteUnused(
                Set.of("training.trees", "training.patience"), List.of(TireDegradation.TYPE), problems);
        TrainingOptions.noteUnused(Set.of("training.epochs", "training.backend"), List.of(RaceWinner.TYPE), problems);
        TrainingOptions.noteUnused(
                Set.of("training.epochs", "training.trees"), List.of(TireDegradation.TYPE, RaceWinner.TYPE), problems);

        assertThatThrownBy(problems::refuse)
                .hasMessageContaining("--set training.trees is of boosted trees, and none are trained")
                .hasMessageContaining("--set training.epochs is of networks, and none is trained")
                .hasMessageContaining("--set training.backend is of networks")
                .message()
                .doesNotContain("patience");
    }

    @Test
    void noSettingOfATrainingIsTakenForASuppliedModel() {
        Problems problems = new Problems();

        TrainingOptions.noteUnused(
                Set.of("training.trees", "training.deadline"), List.of(RaceWinner.TYPE.by("catboost")), problems);

        assertThatThrownBy(problems::refuse)
                .hasMessageContaining("--set training.trees is of a training, and a supplied model is not trained")
                .hasMessageContaining("--set training.deadline is of a training");
    }

    @Test
    void rowsAreDividedOnlyForXgboost() {
        TrainingChoices parts = TrainingChoices.of(TrainingRecipe.USUAL).with(Map.of("training.boosting-parts", "3"));
        TrainingChoices whole = TrainingChoices.of(TrainingRecipe.USUAL).with(Map.of("training.boosting-parts", "1"));
        Problems problems = new Problems();

        TrainingOptions.noteUndivided(parts.typed(), List.of(RaceWinner.TYPE, TireDegradation.TYPE), problems);
        TrainingOptions.noteUndivided(whole.typed(), List.of(LapStyle.TYPE), problems);
        problems.refuse();
        TrainingOptions.noteUndivided(parts.typed(), List.of(LapStyle.TYPE, RaceWinner.TYPE.by("ensemble")), problems);

        assertThat(parts.boostingParts()).isEqualTo(3);
        assertThatThrownBy(problems::refuse)
                .hasMessageContaining(
                        "--set training.boosting-parts=3 is of xgboost alone, and driving_style is trained"
                                + " by lightgbm; leave it out")
                .hasMessageContaining(
                        "race_winner is trained by ensemble; choose --algorithm xgboost, or leave it out");
        assertThatThrownBy(() -> whole.with(Map.of("training.boosting-parts", "65")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("training.boosting-parts is '65'; must be a whole number within 1 … 64");
    }

    private static BoosterLearner trees() {
        return new BoosterLearner(
                new BoosterRecipe(200, 25, 1),
                new BoosterSpec(
                        BoosterSpec.Library.LIGHTGBM,
                        BoosterSpec.Objective.SQUARED_ERROR,
                        4,
                        1,
                        0.1,
                        BoosterSpec.Trees.ofDepth(3, 1, 1),
                        BoosterSpec.Sampling.ALL));
    }
}
