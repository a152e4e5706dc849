package io.undercut.job.cluster;

import static io.undercut.job.cluster.RunningCluster.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.job.cluster.TrainingWatch.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One sha256 when the process that holds everything is killed, and what it left is damaged. */
@ExtendWith(OnTheFaultStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedChaosIT {
    private final FaultStage stage;
    private final Path warehouse;
    private final Path kept;
    private Progress at;

    EmbeddedChaosIT(FaultStage stage) {
        this.stage = stage;
        this.warehouse = stage.warehouse("embedded");
        this.kept = warehouse.resolveSibling("embedded-killed");
    }

    /** Kills one training and keeps what it left, which is put back for each test. */
    @BeforeAll
    void killsATraining() throws IOException {
        Running run = stage.begin(warehouse, "embedded", "--ui-port", "9200", "--parallelism", "2");
        TrainingWatch watch = new TrainingWatch(ui(run));
        at = watch.underWay(watch.job(), 3);
        run.kill();
        FileUtils.copyDirectory(warehouse.toFile(), kept.toFile());
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(ints = 2)
    void aKilledRunIsTakenUp(int parallelism) throws IOException {
        resumed("embedded JVM killed at parallelism 2, then pipeline resume at " + parallelism, parallelism);
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(ints = {1, 4})
    @EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
    void aKilledRunIsTakenUpAtAnotherParallelism(int parallelism) throws IOException {
        resumed("embedded JVM killed at parallelism 2, then pipeline resume at " + parallelism, parallelism);
    }

    @ParameterizedTest
    @Order(3)
    @EnumSource(Damage.class)
    @EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
    void aKilledRunIsTakenUpFromTheCheckpointBeforeADamagedOne(Damage damage) throws IOException {
        restoreKilled();
        String what = damage.to(
                sealed(newestSeal(warehouse.resolve("training").resolve("checkpoints")))
                        .resolve("_metadata"),
                stage.random());
        int before = passedOver();
        resume("embedded JVM killed, newest checkpoint " + what + ", then pipeline resume", 2);
        assertThat(passedOver()).as("damaged checkpoints named in the log").isEqualTo(before + 1);
    }

    @Test
    @Order(4)
    @EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
    void aRunIsTakenUpAfterItWasKilledAgainWhileItRestored() throws IOException {
        restoreKilled();
        Running first = stage.begin(
                "pipeline resume embedded --json --ui-port 9200 --parallelism 2 --warehouse", warehouse.toString());
        TrainingWatch watch = new TrainingWatch(ui(first));
        watch.job();
        first.kill();
        resume("embedded JVM killed, and killed again as it restored, then pipeline resume", 2);
    }

    private void resumed(String row, int parallelism) throws IOException {
        restoreKilled();
        resume(row, parallelism);
    }

    private void restoreKilled() throws IOException {
        FileUtils.deleteDirectory(warehouse.toFile());
        FileUtils.copyDirectory(kept.toFile(), warehouse.toFile());
    }

    private void resume(String row, int parallelism) throws IOException {
        long fault = System.nanoTime();
        Running run = stage.begin(
                "pipeline resume embedded --json --ui-port 9200 --parallelism " + parallelism + " --warehouse",
                warehouse.toString());
        TrainingWatch watch = new TrainingWatch(ui(run));
        watch.trains(watch.job());
        stage.same(row, "at round %d; training after %s".formatted(at.round(), since(fault)), run);
    }

    /** The seal of the newest complete checkpoint below a folder. */
    static Path newestSeal(Path checkpoints) throws IOException {
        return seal(checkpoints).orElseThrow();
    }

    /** The same, if one is complete. */
    static Optional<Path> seal(Path checkpoints) throws IOException {
        if (!Files.exists(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.toString().endsWith(".seal.json"))
                    .max(Comparator.comparingInt(EmbeddedChaosIT::number));
        }
    }

    /** The checkpoint that a seal belongs to. */
    static Path sealed(Path seal) {
        return seal.resolveSibling("chk-" + number(seal));
    }

    private static int number(Path seal) {
        return Integer.parseInt(seal.getFileName().toString().replaceAll("\\D", ""));
    }

    private int passedOver() throws IOException {
        try (Stream<String> lines = Files.lines(stage.log())) {
            return (int) lines.filter(line -> line.contains("checkpoint passed over"))
                    .count();
        }
    }

    /** HOST:PORT of an embedded Flink, once the command has told it. */
    static String ui(Running run) {
        String says = "Flink's Web UI: http://";
        await().atMost(Duration.ofSeconds(60)).until(() -> run.said().contains(says));
        return run.said()
                .lines()
                .filter(line -> line.startsWith(says))
                .findFirst()
                .orElseThrow()
                .substring(says.length());
    }
}
