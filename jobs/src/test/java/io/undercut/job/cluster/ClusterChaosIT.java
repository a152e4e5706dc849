package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.cluster.CommandProcess.Outcome;
import io.undercut.job.cluster.CommandProcess.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One sha256 whatever happens to the processes: a table of faults in real JVMs, each against one undisturbed embedded run. Two rows run by
 * default, all of them by {@code mvn verify -Pchaos -pl jobs -am -Dit.test=ClusterChaosIT}; the table goes to {@code target/chaos.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterChaosIT {
    private static final String ALL = "undercut.chaos";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = Long.getLong("undercut.chaos.seed", 20_260_214L);

    /** So many that training takes about ten seconds on two idle cores. */
    private static final int EPOCHS = Integer.getInteger("undercut.chaos.epochs", 2000);

    /** A lost process is noticed within seconds; all else is as shipped. */
    private static final List<String> TEST_SETTINGS = List.of(
            "--flink-option",
            "heartbeat.interval=1s",
            "--flink-option",
            "heartbeat.timeout=6s",
            "--flink-option",
            "jobmanager.adaptive-scheduler.resource-stabilization-timeout=2s");

    private final ChaosTable table = new ChaosTable();
    private final Random random = new Random(SEED);
    private Path folder;
    private CommandProcess command;
    private Path clustered;
    private Path embedded;
    private Path killed;
    private int killedAt;
    private String target;
    private TrainingWatch cluster;
    private String expected;
    private int rounds;

    /** What a finished run left. */
    private record Model(String sha256, int rounds) {}

    @BeforeAll
    void trainsUndisturbed(@TempDir Path place) throws IOException {
        System.out.println("seed " + SEED);
        folder = place;
        command = new CommandProcess(folder);
        clustered = folder.resolve("clustered");
        embedded = folder.resolve("embedded");
        killed = folder.resolve("killed");
        succeeded(command.undercut(
                words("data simulate --seasons 2 --races 2 --ui-port 9200 --warehouse", embedded.toString())));
        FileUtils.copyDirectory(
                embedded.resolve("lake").toFile(), clustered.resolve("lake").toFile());
        Model calm = model(begin(embedded, "calm", "--ui-port", "9200", "--parallelism", "1"));
        expected = calm.sha256();
        rounds = calm.rounds();
        table.add("undisturbed, embedded, parallelism 1", rounds, 0, Double.NaN, expected, expected);
    }

    @AfterAll
    void leavesTheTableAndNothingRunning() throws IOException {
        Files.writeString(Path.of("target", "chaos.md"), table + System.lineSeparator());
        command.undercut("cluster", "stop", "--warehouse", clustered.toString());
    }

    @ParameterizedTest
    @Order(9)
    @ValueSource(ints = {1, 2, 4})
    @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = "slow; run with -Pchaos")
    void aClusterOfAnyParallelismTrainsTheSameModel(int parallelism) throws IOException {
        openCluster();
        Running run = onCluster("parallel-" + parallelism, parallelism);
        cluster.job();
        same("cluster, parallelism " + parallelism, model(run), 0, Double.NaN);
    }

    @Test
    @Order(2)
    void aTaskManagerKilledAndReplaced() throws IOException {
        openCluster();
        Running run = onCluster("replaced", 4);
        String job = cluster.job();
        int round = cluster.underWay(job, 1);

        long fault = System.nanoTime();
        taskManager().destroyForcibly();
        Running addition = command.begin("cluster", "add", "--warehouse", clustered.toString());
        cluster.trainsAfterRestore(job);
        double seconds = since(fault);

        succeeded(addition.outcome());
        same("TaskManager killed, replaced; parallelism 4", model(run), round, seconds);
        assertThat(seconds).isLessThan(30);
    }

    @Test
    @Order(3)
    @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = "slow; run with -Pchaos")
    void aTaskManagerKilledAndNotReplaced() throws IOException {
        openCluster();
        Running run = onCluster("lost", 4);
        String job = cluster.job();
        int round = cluster.underWay(job, 1);
        assertThat(cluster.parallelism(job)).isEqualTo(4);

        long fault = System.nanoTime();
        taskManager().destroyForcibly();
        cluster.trainsAfterRestore(job);
        double seconds = since(fault);

        assertThat(cluster.parallelism(job)).isEqualTo(2);
        same("TaskManager killed, not replaced; 4 → 2", model(run), round, seconds);
        succeeded(command.undercut("cluster", "add", "--warehouse", clustered.toString()));
        assertThat(seconds).isLessThan(30);
    }

    @Test
    @Order(4)
    @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = "slow; run with -Pchaos")
    void aTaskManagerStoppedForLongerThanItsHeartbeatAndContinued() throws IOException {
        openCluster();
        Running run = onCluster("stopped", 4);
        String job = cluster.job();
        int round = cluster.underWay(job, 1);

        long fault = System.nanoTime();
        String pid = Long.toString(taskManager().pid());
        signal("-STOP", pid);
        await().pollDelay(Duration.ofSeconds(15)).atMost(Duration.ofSeconds(20)).until(() -> true);
        signal("-CONT", pid);
        cluster.trainsAfterRestore(job);

        same("TaskManager stopped for 15 s (heartbeat timeout 6 s)", model(run), round, since(fault));
    }

    @Test
    @Order(5)
    @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = "slow; run with -Pchaos")
    void aClientKilledAndItsRunTakenUp() throws IOException {
        openCluster();
        Running run = onCluster("client", 2);
        String job = cluster.job();
        int round = cluster.underWay(job, 1);

        long fault = System.nanoTime();
        run.kill();
        Running resumed = command.begin(words(
                "pipeline resume client --json --parallelism 2 --target", target, "--warehouse", clustered.toString()));
        Model model = model(resumed);

        same("client killed, then pipeline resume --target (seconds to the end)", model, round, since(fault));
        assertThat(cluster.state(job)).isIn("FINISHED", "CANCELED");
    }

    @Test
    @Order(6)
    void anEmbeddedProcessKilledAndItsRunTakenUp() throws IOException {
        killOnce();
        resumed("embedded JVM killed, then pipeline resume; parallelism 2", 2);
    }

    @ParameterizedTest
    @Order(7)
    @ValueSource(ints = {1, 4})
    @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = "slow; run with -Pchaos")
    void aRunTakenUpAtAnotherParallelism(int parallelism) throws IOException {
        killOnce();
        resumed("embedded JVM killed at parallelism 2, then pipeline resume at " + parallelism, parallelism);
    }

    /** What happens to the newest checkpoint. */
    enum Damage {
        TRUNCATED {
            @Override
            String to(Path metadata, Random random) throws IOException {
                byte[] whole = Files.readAllBytes(metadata);
                Files.write(metadata, java.util.Arrays.copyOf(whole, whole.length / 2));
                return "truncated to a half";
            }
        },
        MISSING {
            @Override
            String to(Path metadata, Random random) throws IOException {
                Files.delete(metadata);
                return "without its _metadata";
            }
        },
        FLIPPED {
            @Override
            String to(Path metadata, Random random) throws IOException {
                byte[] whole = Files.readAllBytes(metadata);
                int at = random.nextInt(whole.length);
                int bit = random.nextInt(8);
                whole[at] ^= (byte) (1 << bit);
                Files.write(metadata, whole);
                return "with bit %d of byte %,d of %,d flipped".formatted(bit, at, whole.length);
            }
        };

        abstract String to(Path metadata, Random random) throws IOException;
    }

    @ParameterizedTest
    @Order(8)
    @EnumSource(Damage.class)
    @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = "slow; run with -Pchaos")
    void aRunTakenUpWhoseNewestCheckpointIsDamaged(Damage damage) throws IOException {
        killOnce();
        String what = damage.to(newestCheckpoint().resolve("_metadata"), random);
        int before = passedOver();
        resumed("embedded JVM killed, newest checkpoint " + what + ", then pipeline resume", 2);
        assertThat(passedOver()).as("damaged checkpoints named in the log").isEqualTo(before + 1);
    }

    /** Kills one embedded training, keeps what it left, and puts that back for each test that goes on from it. */
    private void killOnce() throws IOException {
        if (!Files.exists(killed)) {
            Running run = begin(embedded, "embedded", "--ui-port", "9200", "--parallelism", "2");
            TrainingWatch watch = new TrainingWatch(ui(run));
            killedAt = watch.underWay(watch.job(), 3);
            run.kill();
            FileUtils.copyDirectory(embedded.toFile(), killed.toFile());
        }
        FileUtils.deleteDirectory(embedded.toFile());
        FileUtils.copyDirectory(killed.toFile(), embedded.toFile());
    }

    private void resumed(String row, int parallelism) throws IOException {
        long fault = System.nanoTime();
        Running run = command.begin(words(
                "pipeline resume embedded --json --ui-port 9200 --parallelism",
                Integer.toString(parallelism),
                "--warehouse",
                embedded.toString()));
        TrainingWatch watch = new TrainingWatch(ui(run));
        watch.trains(watch.job());
        same(row, model(run), killedAt, since(fault));
    }

    private static double since(long fault) {
        return (System.nanoTime() - fault) / 1e9;
    }

    private Path newestCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(embedded.resolve("training").resolve("checkpoints"))) {
            Path seal = files.filter(file -> file.toString().endsWith(".seal.json"))
                    .max(Comparator.comparingInt(ClusterChaosIT::number))
                    .orElseThrow();
            return seal.resolveSibling("chk-" + number(seal));
        }
    }

    private static int number(Path seal) {
        return Integer.parseInt(seal.getFileName().toString().replaceAll("\\D", ""));
    }

    private int passedOver() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("undercut.log"))) {
            return (int) lines.filter(line -> line.contains("checkpoint passed over"))
                    .count();
        }
    }

    private void openCluster() {
        if (target == null) {
            List<String> start = new ArrayList<>(List.of(words(
                    "cluster start --task-managers 2 --slots 2 --ui-port 9190 --warehouse", clustered.toString())));
            start.addAll(TEST_SETTINGS);
            target = succeeded(command.undercut(start.toArray(String[]::new))).strip();
            cluster = new TrainingWatch(target);
        }
    }

    /** The TaskManager that has lived longest. */
    private ProcessHandle taskManager() {
        return new ClusterFolder(clustered.resolve("cluster"))
                .read().orElseThrow().processes().stream()
                        .filter(one -> one.role() == ClusterProcess.Role.TASKMANAGER)
                        .flatMap(one -> one.handle().stream())
                        .findFirst()
                        .orElseThrow();
    }

    private Running onCluster(String runId, int parallelism) {
        return begin(clustered, runId, "--target", target, "--parallelism", Integer.toString(parallelism));
    }

    private Running begin(Path warehouse, String runId, String... options) {
        List<String> arguments = new ArrayList<>(List.of(words(
                "pipeline run --json --workers 4 --set training.checkpoint-interval=1s --set training.local-steps=20"
                        + " --set training.epochs=" + EPOCHS + " --run-id",
                runId,
                "--warehouse",
                warehouse.toString())));
        arguments.addAll(List.of(options));
        return command.begin(arguments.toArray(String[]::new));
    }

    /** HOST:PORT of an embedded Flink, once the command has told it. */
    private static String ui(Running run) {
        String says = "Flink's Web UI: http://";
        await().atMost(Duration.ofSeconds(60)).until(() -> run.said().contains(says));
        return run.said()
                .lines()
                .filter(line -> line.startsWith(says))
                .findFirst()
                .orElseThrow()
                .substring(says.length());
    }

    private void same(String row, Model model, int atFault, double seconds) {
        table.add(row, model.rounds(), atFault, seconds, model.sha256(), expected);
        assertThat(model.sha256()).as(row).isEqualTo(expected);
        assertThat(model.rounds()).as(row).isEqualTo(rounds);
    }

    private static Model model(Running run) throws IOException {
        Outcome outcome = run.outcome();
        // 4: trained, but so little data seldom beats the baseline.
        assertThat(outcome.code()).as(outcome.err()).isIn(0, 4);
        JsonNode result = JSON.readTree(outcome.out());
        String note = "";
        for (JsonNode task : result.path("tasks")) {
            if (task.path("task_id").asText().startsWith("train_")) {
                note = task.path("note").asText();
            }
        }
        return new Model(
                result.path("models").path(0).path("sha256").asText(),
                Integer.parseInt(note.substring(0, note.indexOf(' '))));
    }

    private static String succeeded(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static void signal(String signal, String pid) throws IOException {
        assertThat(new ProcessBuilder("kill", signal, pid)
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
    }

    /** The words of a line, and then more, which may hold blanks. */
    private static String[] words(String line, String... more) {
        return Stream.concat(Stream.of(line.split(" ")), Stream.of(more)).toArray(String[]::new);
    }
}
