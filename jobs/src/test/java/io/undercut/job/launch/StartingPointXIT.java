package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.checkpoint.SealedCheckpoints;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deadlines, savepoints and warm starts at the command line: each model beside that of an undisturbed run. */
class StartingPointXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA =
            " --seasons 2023 --test-seasons 2024 --workers 2 --set training.epochs=4 --set training.local-steps=2";
    private static final String LATE = "late";

    @TempDir
    private static Path folder;

    private static Terminal terminal;
    private static String undisturbed;
    private static String version;
    private static Ended late;

    /** The terminal's clock stands still in the past, so any deadline is over after the first round. */
    @BeforeAll
    static void trainOnceAndStopOneInTheMiddle() throws IOException {
        terminal = Terminal.withFlink(folder.resolve("warehouse"));
        Ended simulated = terminal.run("data simulate --seasons 2 --races 3 --first-season 2023 --parallelism 2");
        assertThat(simulated.code()).as(simulated.err()).isZero();
        JsonNode model = trained("train --json --model tire_degradation --parallelism 2" + DATA);
        undisturbed = model.path("sha256").asText();
        version = model.path("version").asText();
        late = terminal.run("pipeline run --run-id late --parallelism 2 --set training.deadline=1h" + DATA);
    }

    @Test
    void aRunWhoseTimeIsOverSaysSoAndLeavesAModelAndACheckpoint() {
        assertThat(late.code()).isEqualTo(6);
        assertThat(late.err().lines().filter(line -> line.startsWith("undercut: ")))
                .singleElement()
                .asString()
                .contains("training.deadline, was over after round 1 of ")
                .contains("best.zip");
        assertThat(run().resolve(RunFolder.BEST)).exists();
        assertThat(terminal.run("pipeline status " + LATE).out())
                .containsPattern("train_tire_degradation +FAILED .*timeout_exceeded: ");
    }

    @Test
    void otherSettingsThanTheDeadlineAreNotForResume() {
        Ended ended = terminal.run("pipeline resume late --set training.epochs=5");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("--set training.epochs decides a run's model and cannot be changed on resume; only")
                .contains("training.deadline");
    }

    @Test
    void aRunGivenMoreTimeGoesOnToTheSameModel() throws IOException {
        Path copy = copyOfTheWarehouse("more-time");
        Ended ended = Terminal.withFlink(copy)
                .run("pipeline resume late --json --parallelism 1 --set training.deadline=36500d");
        assertThat(ended.code()).as(ended.err()).isIn(0, 4);
        assertThat(JSON.readTree(ended.out())
                        .path("models")
                        .path(0)
                        .path("sha256")
                        .asText())
                .isEqualTo(undisturbed);
    }

    @Test
    void aDeadlineThatIsOverBeforeItGoesOnIsToldAsItWasTyped() throws IOException {
        Path copy = copyOfTheWarehouse("over");
        Files.writeString(
                copy.resolve("training/pipeline-runs/late/tire_degradation/began"), "2026-02-14T00:59:59.999Z");
        Ended ended = Terminal.withFlink(copy).run("pipeline resume late --set training.deadline=60min");
        assertThat(ended.code()).as(ended.err()).isEqualTo(6);
        assertThat(ended.err())
                .contains("undercut: the training of run 'late' began at 2026-02-14T00:59:59.999Z and its"
                        + " training.deadline, 60min, is over; go on with: undercut pipeline resume late --warehouse "
                        + copy + " --set training.deadline=2h" + System.lineSeparator());
    }

    @Test
    void aTrainingGoesOnFromACheckpointOfAnotherRunToTheSameModel() throws IOException {
        String checkpoint = checkpoint();
        for (int parallelism : new int[] {1, 3}) {
            JsonNode model = trained("train --json --model tire_degradation --parallelism " + parallelism
                    + " --from-savepoint " + checkpoint + DATA);
            assertThat(model.path("sha256").asText()).isEqualTo(undisturbed);
            assertThat(model.path("version").asText()).isEqualTo(version);
        }
        assertThat(checkpoint()).isEqualTo(checkpoint);
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        assertRefused(
                "train --model tire_degradation --parallelism 2 --from-savepoint " + checkpoint()
                        + " --seasons 2023 --test-seasons 2024 --workers 4 --set training.epochs=4 --set training.local-steps=2",
                2,
                "is of another training: ",
                "replicas is 2 there and 4 here");
    }

    @Test
    void whatIsNoSavepointIsRefused() throws IOException {
        String train = "train --model tire_degradation --from-savepoint ";
        assertRefused(train + folder.resolve("absent") + DATA, 2, "there is no such folder", "chk-12");
        Path parent = Path.of(java.net.URI.create(checkpoint())).getParent();
        assertRefused(train + parent + DATA, 2, "it has no _metadata", "name one of [chk-");
        Path bogus = Files.createDirectories(folder.resolve("bogus"));
        Files.writeString(bogus.resolve("_metadata"), "not Flink's");
        assertRefused(train + bogus + DATA, 2, "its _metadata is not one of Flink's");
        Path damaged = copyOfTheWarehouse("damaged")
                .resolve(folder.resolve("warehouse").relativize(Path.of(java.net.URI.create(checkpoint()))));
        Path state = damaged.resolve("_metadata");
        byte[] bytes = Files.readAllBytes(state);
        bytes[bytes.length - 1] ^= 1;
        Files.write(state, bytes);
        assertRefused(train + damaged + DATA, 8, "_metadata has changed");
    }

    @Test
    void aWarmStartIsPartOfTheModelsIdentity() throws IOException {
        String train = "train --json --model tire_degradation --warm-start " + version + DATA + " --parallelism ";
        JsonNode one = trained(train + 1);
        JsonNode other = trained(train + 3);
        assertThat(one.path("sha256").asText())
                .isEqualTo(other.path("sha256").asText())
                .isNotEqualTo(undisturbed);
        Path lineage = folder.resolve("warehouse/models/tire_degradation")
                .resolve(one.path("version").asText())
                .resolve("lineage.json");
        JsonNode parent = JSON.readTree(lineage.toFile())
                .path("recipe")
                .path("configuration")
                .path("warm_start");
        assertThat(parent.path("model_sha256").asText()).isEqualTo(undisturbed);
        assertThat(parent.path("learned_races")).isNotEmpty();
    }

    @Test
    void aWarmStartThatCannotBeIsRefused() throws IOException {
        String train = "train --model tire_degradation --warm-start ";
        assertRefused(train + "champion" + DATA, 2, "--warm-start is champion, and no version");
        assertRefused(train + "ffffffffffff" + DATA, 2, "no version 'ffffffffffff' of tire_degradation");
        Path copy = copyOfTheWarehouse("promoted");
        new ModelRegistry(new LocalArtifactStore(copy.resolve("models")), Clock.systemUTC())
                .promote("tire_degradation", version, "to begin with");
        Terminal later = Terminal.withFlink(copy);
        Ended more = later.run("data simulate --seasons 1 --races 3 --first-season 2022 --parallelism 2");
        assertThat(more.code()).as(more.err()).isZero();
        Ended tested = later.run("pipeline run --warm-start champion --seasons 2022 --test-seasons 2023 --workers 2");
        assertThat(tested.code()).isEqualTo(2);
        assertThat(tested.err())
                .contains("the model of --warm-start learned from 3 of the test races, 2023-01 the first");
    }

    private static void assertRefused(String command, int code, String... words) {
        Ended ended = terminal.run(command);
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.err().lines().filter(line -> line.startsWith("undercut: ")))
                .singleElement()
                .asString()
                .contains(words);
    }

    private static JsonNode trained(String command) throws IOException {
        Ended ended = terminal.run(command);
        assertThat(ended.code()).as(ended.err()).isZero();
        return JSON.readTree(ended.out());
    }

    private static Path run() {
        return folder.resolve("warehouse/training/pipeline-runs/late/tire_degradation");
    }

    private static String checkpoint() {
        return new SealedCheckpoints(folder.resolve("warehouse/training/checkpoints/late/tire_degradation")
                        .toUri()
                        .toString())
                .newest(Set.of())
                .checkpoint()
                .orElseThrow();
    }

    private static Path copyOfTheWarehouse(String name) throws IOException {
        Path from = folder.resolve("warehouse");
        Path to = folder.resolve(name);
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }
}
