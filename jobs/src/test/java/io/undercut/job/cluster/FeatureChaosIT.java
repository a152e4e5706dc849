package io.undercut.job.cluster;

import static io.undercut.job.cluster.FaultStage.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.cluster.ClusterProcess.Role;
import io.undercut.job.cluster.CommandProcess.Outcome;
import io.undercut.job.cluster.CommandProcess.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The features of simulated seasons, built on a cluster of separate JVMs of which one is killed meanwhile. Runs by {@code -Pchaos}. */
@EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
class FeatureChaosIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUILD = "features build --model lap_features --json --parallelism 2";
    private static final String FEATURES = "training/features/lap_features";

    @TempDir
    private Path folder;

    private CommandProcess command;
    private Path calm;
    private Path disturbed;
    private String target;

    @BeforeEach
    void simulateTwiceTheSameSeasons() throws IOException {
        command = new CommandProcess(folder);
        calm = folder.resolve("calm");
        disturbed = folder.resolve("disturbed");
        run(calm, "data simulate --seasons 2 --races 12 --ui-port 9351");
        FileUtils.copyDirectory(
                calm.resolve("lake").toFile(), disturbed.resolve("lake").toFile());
        target = run(
                        disturbed,
                        "cluster start --task-managers 2 --slots 2 --ui-port 9352"
                                + " --flink-option heartbeat.interval=1s --flink-option heartbeat.timeout=6s")
                .strip();
    }

    @AfterEach
    void leavesNothingRunning() {
        run(disturbed, "cluster stop");
    }

    @Test
    void areTheSameBytesWhenATaskManagerIsKilledInTheMiddle() throws IOException {
        JsonNode expected = JSON.readTree(run(calm, BUILD + " --ui-port 9353"));

        Running build = begin(disturbed, BUILD + " --target " + target);
        String job = inTheMiddle();
        new ClusterFolder(disturbed.resolve("cluster"))
                .read().orElseThrow().processes().stream()
                        .filter(one -> one.role() == Role.TASKMANAGER)
                        .findFirst()
                        .flatMap(ClusterProcess::handle)
                        .orElseThrow()
                        .destroyForcibly();
        Outcome outcome = build.outcome();

        JsonNode built = JSON.readTree(succeeded(outcome));
        assertThat(attempts(job)).as("tasks of the job that ran again").isPositive();
        assertThat(built.path("version")).isEqualTo(expected.path("version"));
        assertThat(built.path("sha256")).isEqualTo(expected.path("sha256"));
        assertThat(content(disturbed)).isEqualTo(content(calm));
    }

    /** Waits until laps have been read and races are being followed; the job's id. */
    private String inTheMiddle() {
        String[] found = {null};
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    for (JsonNode job : ask("/jobs/overview").path("jobs")) {
                        String id = job.path("jid").asText();
                        List<String> states =
                                ask("/jobs/" + id).path("vertices").findValuesAsText("status");
                        if (job.path("name").asText().equals("build features of lap_features")
                                && states.contains("FINISHED")
                                && states.contains("RUNNING")) {
                            found[0] = id;
                        }
                    }
                    return found[0] != null;
                });
        return found[0];
    }

    private long attempts(String job) throws IOException {
        long again = 0;
        for (JsonNode vertex : ask("/jobs/" + job).path("vertices")) {
            for (JsonNode task : ask("/jobs/" + job + "/vertices/"
                            + vertex.path("id").asText())
                    .path("subtasks")) {
                again += task.path("attempt").asInt() > 0 ? 1 : 0;
            }
        }
        return again;
    }

    private JsonNode ask(String what) throws IOException {
        return JSON.readTree(URI.create("http://" + target + what).toURL());
    }

    private String run(Path warehouse, String line) {
        return succeeded(begin(warehouse, line).outcome());
    }

    private Running begin(Path warehouse, String line) {
        return command.begin(Stream.concat(Stream.of(line.split(" ")), Stream.of("--warehouse", warehouse.toString()))
                .toArray(String[]::new));
    }

    /** Every file of the feature sets, dead letters included, but for where things lie. */
    private static Map<String, String> content(Path warehouse) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(warehouse.resolve(FEATURES))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                content.put(warehouse.relativize(file).toString(), text.replace(warehouse.toString(), "warehouse"));
            }
        }
        return content;
    }
}
