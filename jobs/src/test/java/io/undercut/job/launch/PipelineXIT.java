package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The main command from laps to a published model, twice, at parallelism 1 and 3, in warehouses of their own. */
class PipelineXIT {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @TempDir
    private static Path folder;

    private static Terminal alone;
    private static Terminal spread;
    private static Ended first;
    private static Ended second;

    @BeforeAll
    static void runTwice() {
        alone = Terminal.withFlink(folder.resolve("alone"));
        spread = Terminal.withFlink(folder.resolve("spread"));
        first = trained(alone, 1);
        second = trained(spread, 3);
    }

    private static Ended trained(Terminal terminal, int parallelism) {
        Ended simulated = terminal.run(
                "data simulate --json --seasons 2 --races 3 --first-season 2023 --parallelism " + parallelism);
        assertThat(simulated.code()).as(simulated.err()).isZero();
        return terminal.run("pipeline run --json --run-id run --seasons 2023 --test-seasons 2024 --workers 2"
                + " --parallelism " + parallelism);
    }

    @Test
    void theModelIsTheSameAtAnyParallelism() throws IOException {
        assertThat(first.code())
                .as(first.err())
                .isEqualTo(model(first).path("promoted").asBoolean() ? 0 : 4);
        assertThat(second.code()).isEqualTo(first.code());
        JsonNode one = model(first);
        JsonNode other = model(second);
        assertThat(other.path("sha256").asText())
                .hasSize(64)
                .isEqualTo(one.path("sha256").asText());
        assertThat(other.path("version").asText())
                .hasSize(12)
                .isEqualTo(one.path("version").asText());
        assertThat(other.path("metrics")).isEqualTo(one.path("metrics"));
        assertThat(Files.readAllBytes(archive(spread))).isEqualTo(Files.readAllBytes(archive(alone)));
    }

    @Test
    void slotsWithoutAReplicaAreSaid() {
        assertThat(first.err()).doesNotContain("note:");
        assertThat(second.err())
                .contains("note: --parallelism 3 is above --workers 2: in training 1 slot has no replica");
    }

    @Test
    void theJournalTellsTheWholeRun() throws IOException {
        JsonNode journal = JSON.readTree(
                alone.warehouse().resolve("training/pipeline-runs/run/run.json").toFile());

        assertThat(journal).isEqualTo(JSON.readTree(first.out()));
        assertThat(journal.path("dag_run_id").asText()).isEqualTo("run");
        assertThat(journal.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(journal.path("tasks").findValuesAsText("task_id"))
                .containsExactly(
                        "validate_training_data",
                        "build_features",
                        "train_tire_degradation",
                        "evaluate_models",
                        "register_models");
        for (JsonNode task : journal.path("tasks")) {
            assertThat(task.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(task.path("attempts").asInt()).isOne();
            assertThat(task.path("reason").isNull()).isTrue();
            if (task.path("task_id").asText().equals("register_models")) {
                // Registering submits no job, and another task's must not stand in its place.
                assertThat(task.path("flink_job_id").isNull()).isTrue();
            } else {
                assertThat(task.path("flink_job_id").asText()).matches("[0-9a-f]{32}");
            }
        }
        JsonNode model = journal.path("models").path(0);
        assertThat(model.path("model_type").asText()).isEqualTo("tire_degradation");
        assertThat(model.path("metrics").path("mae").asDouble()).isPositive();
        assertThat(model.path("baseline").path("metrics").path("mae").asDouble())
                .isPositive();
        assertThat(model.path("gates")).isNotEmpty();
        assertThat(model.path("report").asText()).endsWith("report.html");
        assertThat(alone.run("pipeline status run --json").out()).isEqualTo(first.out());
    }

    @Test
    void nothingHalfWrittenIsLeft() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".part") || name.matches("\\..+\\.[0-9a-f-]{36}"));
        }
    }

    @Test
    void thePublishedModelIsClean() throws IOException {
        Ended verified = alone.run(List.of("models", "verify", reference(), "--json"));

        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(JSON.readTree(verified.out()).path("problems")).isEmpty();
    }

    @Test
    void aFlippedByteIsRefusedWithTheFilesName() throws IOException {
        Terminal damaged = Terminal.withoutFlink(folder.resolve("damaged"));
        copy(alone.warehouse().resolve("models"), damaged.warehouse().resolve("models"));
        new ModelRegistry(new LocalArtifactStore(damaged.warehouse().resolve("models")), Clock.systemUTC())
                .promote("tire_degradation", reference().split("@")[1], "to damage the champion");
        Path archive = archive(damaged);
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);

        Ended verified = damaged.run(List.of("models", "verify", reference()));

        assertThat(verified.code()).isEqualTo(8);
        assertThat(verified.err().lines())
                .singleElement()
                .asString()
                .startsWith("undercut: " + reference() + " is not what was published")
                .contains("model.zip");
        assertThat(damaged.run("models list").out()).startsWith("→ quarantined ");
        Ended used = damaged.run(List.of("evaluate", "--model", reference()));
        assertThat(used.code()).isEqualTo(8);
        assertThat(used.err()).startsWith("undercut: ").contains("model.zip");

        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);

        assertThat(damaged.run(List.of("models", "verify", reference())).out())
                .contains("it is quarantined all the same, since it was found changed: delete ")
                .contains("/quarantine.json to use it again");
    }

    @Test
    void dl4jItselfRestoresThePublishedModel() throws IOException {
        MultiLayerNetwork network =
                ModelSerializer.restoreMultiLayerNetwork(archive(alone).toFile());

        INDArray output = network.output(Nd4j.zeros(1, network.layerInputSize(0)));

        assertThat(output.shape()).containsExactly(1, 1);
        assertThat(output.getDouble(0)).isFinite();
    }

    private static JsonNode model(Ended run) throws IOException {
        return JSON.readTree(run.out()).path("models").path(0);
    }

    private static String reference() throws IOException {
        return "tire_degradation@" + model(first).path("version").asText();
    }

    private static Path archive(Terminal terminal) throws IOException {
        return terminal.warehouse()
                .resolve("models")
                .resolve(reference().replace('@', '/'))
                .resolve("model.zip");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
