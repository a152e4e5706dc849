package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.config.RunSettings;
import io.undercut.job.config.TrainingChoices;
import io.undercut.job.config.Warehouse;
import io.undercut.job.launch.UnwatchedFlink;
import io.undercut.job.task.ModelTasks;
import io.undercut.job.task.StartingPoint;
import io.undercut.job.task.Zoo;
import io.undercut.stream.training.checkpoint.SealedCheckpoints;
import io.undercut.zoo.catalog.TireDegradation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One bit of the newest checkpoint flipped, anywhere in it or in its seal, by 100 seeds: each time it is noticed and the checkpoint
 * before is taken, or it made no difference; the model is the undisturbed one.
 */
@ExtendWith(OnTheFaultStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
class DamagedCheckpointIT {
    private static final String RUN = "flipped";
    private static final int SEEDS = 100;

    private final FaultStage stage;
    private final Path training;
    private final Path kept;
    private final Warehouse warehouse;
    private OpenFlink flink;
    private int identical;
    private int detected;
    private String lastModel = "";

    DamagedCheckpointIT(FaultStage stage) {
        this.stage = stage;
        Path root = stage.warehouse(RUN);
        this.warehouse = Warehouse.of(root);
        this.training = root.resolve("training");
        this.kept = root.resolveSibling("flipped-killed");
    }

    /** Late, so that little is left to train a hundred times. */
    @BeforeAll
    void killsATrainingNearItsEnd() throws IOException {
        Running run = stage.begin(warehouse.folder().orElseThrow(), RUN, "--ui-port", "9240", "--parallelism", "2");
        TrainingWatch watch = new TrainingWatch(EmbeddedChaosIT.ui(run));
        watch.underWay(watch.job(), 3, stage.rounds() * 4 / 5);
        run.kill();
        FileUtils.copyDirectory(training.toFile(), kept.toFile());
        flink = UnwatchedFlink.open(2, 9250);
    }

    @AfterAll
    void leavesARowAndNothingRunning() {
        stage.add(
                "newest checkpoint with one random bit flipped, %d seeds".formatted(SEEDS),
                "noticed %d times, the same model %d times".formatted(detected, identical),
                lastModel,
                stage.rounds());
        flink.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFlippedBitIsNoticedOrHasNoEffect(int seed) throws IOException {
        FileUtils.deleteDirectory(training.toFile());
        FileUtils.copyDirectory(kept.toFile(), training.toFile());
        Path checkpoints = training.resolve("checkpoints").resolve(RUN).resolve(TireDegradation.NAME);
        Random random = new Random(seed);
        List<Path> files = newest(checkpoints);
        String what = Damage.FLIPPED.to(files.get(random.nextInt(files.size())), random);

        boolean noticed = !new SealedCheckpoints(checkpoints.toUri().toString())
                .newest(Set.of())
                .damaged()
                .isEmpty();
        lastModel = DigestUtils.sha256Hex(trained());
        System.out.println("seed " + seed + ": " + what + (noticed ? ": noticed" : ": not noticed") + ", "
                + (lastModel.equals(stage.expected()) ? "same" : "DIFFERENT"));

        detected += noticed ? 1 : 0;
        assertThat(lastModel).as("seed %d, %s", seed, what).isEqualTo(stage.expected());
        identical++;
    }

    private static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    private byte[] trained() {
        RunSettings settings = new RunSettings(
                warehouse,
                2,
                4,
                "auto",
                42,
                TrainingChoices.of(TireDegradation.RECIPE).with(stage.choices()),
                List.of());
        ModelTasks tasks = new ModelTasks(Zoo.OURS, TireDegradation.TYPE, flink, settings, RUN, Clock.systemUTC());
        return tasks.train(tasks.features(stage.seasons(), stage.testSeasons()), StartingPoint.FRESH)
                .archive();
    }

    /** All files of the newest sealed checkpoint, and its seal. */
    private static List<Path> newest(Path checkpoints) throws IOException {
        Path seal = EmbeddedChaosIT.newestSeal(checkpoints);
        try (Stream<Path> files = Files.walk(EmbeddedChaosIT.sealed(seal))) {
            return Stream.concat(Stream.of(seal), files.filter(Files::isRegularFile))
                    .sorted()
                    .toList();
        }
    }
}
