package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose files, or whose rivals', were damaged or replaced: it gives the model of an undisturbed run, or says what is wrong. */
class DamagedRunXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = "tire_degradation";
    private static final String SETTINGS =
            " --workers 2 --parallelism 2 --set training.epochs=2 --set training.local-steps=2";
    private static final String RUN = "pipeline run --json --seasons 2023 --test-seasons 2024" + SETTINGS;

    @TempDir
    private static Path folder;

    private static JsonNode undisturbed;

    @BeforeAll
    static void runOnce() throws IOException {
        Terminal terminal = Terminal.withFlink(folder.resolve("warehouse"));
        Ended simulated = terminal.run("data simulate --seasons 3 --races 2 --first-season 2023 --parallelism 2");
        assertThat(simulated.code()).as(simulated.err()).isZero();
        // A name twice is the name.
        undisturbed = ended(terminal.run(RUN + " --run-id one --models " + MODEL + "," + MODEL));
        assertThat(undisturbed.path("models")).hasSize(1);
    }

    @Test
    void aTrainedModelThatHasChangedIsTrainedAgain() throws IOException {
        Path copy = copy("changed");
        unfinished(copy, Set.of("evaluate_models", "register_models"));
        flip(copy.resolve("training/pipeline-runs/one/tire_degradation/model.zip"));

        assertSameModel(ended(Terminal.withFlink(copy).run("pipeline resume one --json --parallelism 2")));
    }

    @Test
    void aTrainedModelThatIsAnothersIsTrainedAgain() throws IOException {
        Path copy = copy("anothers");
        Terminal terminal = Terminal.withFlink(copy);
        ended(terminal.run(RUN + " --run-id other --seed 7"));
        unfinished(copy, Set.of("evaluate_models", "register_models"));
        Path runs = copy.resolve("training/pipeline-runs");
        for (String file : List.of("model.zip", "model.sha256", "history.json")) {
            FileUtils.copyFile(
                    runs.resolve("other/tire_degradation").resolve(file).toFile(),
                    runs.resolve("one/tire_degradation").resolve(file).toFile());
        }

        assertSameModel(ended(terminal.run("pipeline resume one --json --parallelism 2")));
    }

    @Test
    void resultsThatLackTheirPartsAreMadeAgain() throws IOException {
        for (String task : List.of("build_features", "train_tire_degradation", "evaluate_models")) {
            Path copy = copy("empty-" + task);
            unfinished(copy, Set.of("register_models"));
            Files.writeString(copy.resolve("training/pipeline-runs/one/results/" + task + ".json"), "{}");

            assertSameModel(ended(Terminal.withFlink(copy).run("pipeline resume one --json --parallelism 2")));
        }
    }

    @Test
    void aDamagedChampionIsSaidAndDoesNotEndTheRun() throws IOException {
        Path copy = copy("champion");
        promote(copy, version(undisturbed));
        flip(copy.resolve("models/tire_degradation")
                .resolve(version(undisturbed))
                .resolve("model.zip"));

        Ended ended = Terminal.withFlink(copy).run(RUN + " --seed 7");

        assertThat(ended.code()).as(ended.err()).isIn(0, 4);
        assertThat(ended.err())
                .contains("passed without a comparison: the champion is not usable: " + MODEL + "@"
                        + version(undisturbed) + ": model.zip is damaged");
        assertThat(Terminal.withoutFlink(copy).run("models list").out()).contains("quarantined");
    }

    @Test
    void aChampionThatLearnedFromAllTestRacesKeepsItsPlace() throws IOException {
        Path copy = copy("knows");
        Terminal terminal = Terminal.withFlink(copy);
        String champion =
                version(ended(terminal.run("pipeline run --json --seasons 2023,2024 --test-seasons 2025" + SETTINGS)));
        promote(copy, champion);

        Ended ended = terminal.run(RUN + " --seed 7");

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(JSON.readTree(ended.out()).at("/models/0/gates").findValuesAsText("reason"))
                .anyMatch(reason -> reason.contains("learned from all test races"));
        assertThat(registry(copy).pointer(MODEL)).contains(champion);
    }

    @Test
    void aFeatureSetsFileThatHasChangedIsRefused() throws IOException {
        Path copy = copy("features");
        Path file;
        try (Stream<Path> files = Files.walk(copy.resolve("training/features"))) {
            file = files.filter(one -> one.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        flip(file);

        assertRefused(Terminal.withFlink(copy).run(RUN + " --seed 7"), "is not what was published; delete its feature");
    }

    @Test
    void aFeatureSetsManifestWithARaceThatIsNoneIsRefused() throws IOException {
        Path copy = copy("manifest");
        Path file;
        try (Stream<Path> files = Files.walk(copy.resolve("training/features"))) {
            file = files.filter(one -> one.endsWith("manifest.json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(file, Files.readString(file).replace("2023-01", "2O23-01"));

        assertRefused(Terminal.withFlink(copy).run(RUN + " --seed 7"), "manifest.json is not a feature set's manifest");
    }

    private static void assertRefused(Ended ended, String words) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err().lines().filter(line -> line.startsWith("undercut: ")))
                .singleElement()
                .asString()
                .contains(words);
    }

    private static void assertSameModel(JsonNode run) {
        assertThat(run.at("/models/0/sha256")).isEqualTo(undisturbed.at("/models/0/sha256"));
        assertThat(version(run)).isEqualTo(version(undisturbed));
    }

    private static JsonNode ended(Ended ended) throws IOException {
        assertThat(ended.code()).as(ended.err()).isIn(0, 4);
        return JSON.readTree(ended.out());
    }

    private static String version(JsonNode run) {
        return run.at("/models/0/version").asText();
    }

    private static ModelRegistry registry(Path warehouse) {
        return new ModelRegistry(new LocalArtifactStore(warehouse.resolve("models")), Clock.systemUTC());
    }

    private static void promote(Path warehouse, String version) {
        registry(warehouse).promote(MODEL, version, "to be the champion");
    }

    /** As a kill in the middle leaves it. */
    private static void unfinished(Path warehouse, Set<String> tasks) throws IOException {
        Path file = warehouse.resolve("training/pipeline-runs/one/run.json");
        ObjectNode run = (ObjectNode) JSON.readTree(file.toFile());
        run.put("status", "FAILED");
        for (JsonNode task : run.path("tasks")) {
            if (tasks.contains(task.path("task_id").asText())) {
                ((ObjectNode) task).put("status", "FAILED");
            }
        }
        Files.write(file, JSON.writeValueAsBytes(run));
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        FileUtils.copyDirectory(folder.resolve("warehouse").toFile(), copy.toFile());
        return copy;
    }
}
