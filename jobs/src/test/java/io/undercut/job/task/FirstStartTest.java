package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.config.TrainingChoices;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.featureset.FeatureSetCatalog;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.network.LocalSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstStartTest {
    private static final FeatureSchema SCHEMA =
            FeatureSetCatalog.OURS.named(TireDegradation.NAME).schema();
    private static final Instant BEGAN = Instant.parse("2026-02-14T02:00:00Z");

    @TempDir
    private Path folder;

    private FirstStart start;

    @BeforeEach
    void begin() {
        start = new FirstStart(new RunFolder(folder.resolve("training").toUri().toString()), "night");
    }

    @Test
    void theSamePlanGoesOn() {
        start.keep(data("2024-01"), plan(42));

        assertThatCode(() -> start.keep(data("2024-01"), plan(42))).doesNotThrowAnyException();
    }

    @Test
    void anotherPlanIsRefused() {
        start.keep(data("2024-01"), plan(42));

        assertThatThrownBy(() -> start.keep(data("2024-01"), plan(43)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                .hasMessageContaining("settings of run 'night' have changed since it began");
        assertThatThrownBy(() -> start.keep(data("2024-02"), plan(42))).isInstanceOf(Fault.class);
    }

    @Test
    void aRunTakenUpHasNoMoreTimeThanItHadAtFirst() {
        TrainingChoices hour = choices("1h");
        assertThat(start.deadline(hour, at(Duration.ZERO))).isEqualTo(Deadline.after(BEGAN, Duration.ofHours(1)));

        assertThat(start.deadline(hour, at(Duration.ofMinutes(59))))
                .isEqualTo(Deadline.after(BEGAN, Duration.ofHours(1)));
        assertThatThrownBy(() -> start.deadline(hour, at(Duration.ofMinutes(60))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.TIMEOUT_EXCEEDED))
                .hasMessageContaining("began at 2026-02-14T02:00:00Z and its training.deadline, 1h, is over");
        assertThat(start.deadline(choices("2h"), at(Duration.ofMinutes(60))))
                .isEqualTo(Deadline.after(BEGAN, Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-14T02:0\u00000:00Z"})
    void aStartThatNobodyCanReadIsToldWithItsRemedy(String began) throws IOException {
        start.deadline(choices("1h"), at(Duration.ZERO));
        Files.writeString(folder.resolve("training/began"), began);

        assertThatThrownBy(() -> start.deadline(choices("1h"), at(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining("training/began does not say when the training began; delete it");
        assertThat(start.deadline(TrainingChoices.of(TireDegradation.RECIPE), at(Duration.ZERO)))
                .isEqualTo(Deadline.NONE);
        Files.delete(folder.resolve("training/began"));
        assertThat(start.deadline(choices("1h"), at(Duration.ofHours(3))))
                .isEqualTo(Deadline.after(BEGAN, Duration.ofHours(4)));
    }

    private static TrainingChoices choices(String deadline) {
        return TrainingChoices.of(TireDegradation.RECIPE).with(Map.of("training.deadline", deadline));
    }

    private static Clock at(Duration later) {
        return Clock.fixed(BEGAN.plus(later), ZoneOffset.UTC);
    }

    private TrainingData data(String test) {
        FeatureSetManifest manifest = FeatureSetManifest.of(
                TireDegradation.NAME, "0123456789ab", List.of(), SCHEMA, KeyColumns.LAPS, List.of(), List.of());
        return new TrainingData(
                TireDegradation.TYPE,
                new FeatureSet(new org.apache.flink.core.fs.Path(folder.toUri()), manifest, false),
                new RaceSplit(List.of("2023-01"), List.of("2023-02"), List.of(test)));
    }

    private static TrainingPlan plan(long seed) {
        Standardisation.Scale scale = new Standardisation.Scale(0, 1);
        return new TrainingPlan(
                TireDegradation.network(1e-3, 10),
                new Standardisation(Collections.nCopies(TireDegradation.INPUTS.size(), scale), scale),
                LocalSteps.FUSED,
                2,
                5,
                new Stopping(2, 0),
                32,
                TrainingPlan.UpdaterAveraging.AVERAGED,
                1,
                seed);
    }
}
