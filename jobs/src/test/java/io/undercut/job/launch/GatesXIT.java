package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.featureset.FeatureSetCatalog;
import io.undercut.job.featureset.GateSet;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.job.task.Zoo;
import io.undercut.zoo.catalog.BoosterLearner;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.catalog.GateLimits;
import io.undercut.zoo.catalog.ModelCatalog;
import io.undercut.zoo.catalog.ModelColumns;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.Target;
import io.undercut.zoo.catalog.Terms;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gate refuses is published, said with its figure and its limit, and does not take the champion's place. */
class GatesXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN = "pipeline run --json ";

    /** Goes by the hint. */
    private static final Zoo STEADY = zoo(type(List.of("hint", "mileage"), Trees.ofDepth(1, 1, 1), 20, 0.3));

    /** Has hardly begun to learn. */
    private static final Zoo WORSE = zoo(type(List.of("hint", "mileage"), Trees.ofDepth(1, 1, 1), 1, 0.05));

    /** Knows every lap by its mileage to the last digit: better, and undone by the least change. */
    private static final Zoo BRITTLE = zoo(type(List.of("hint", "mileage"), Trees.ofDepth(12, 0, 0), 60, 0.5));

    /** Reads a sensor, too. */
    private static final Zoo SENSING = zoo(type(List.of("hint", "mileage", "sensor"), Trees.ofDepth(2, 1, 1), 20, 0.3));

    @TempDir
    private Path folder;

    private Terminal terminal;

    private static ModelType type(List<String> inputs, Trees trees, int rounds, double rate) {
        return new ModelType(
                "third_of_laps",
                GateSet.NAME,
                ModelColumns.of(inputs, "label_third"),
                new Target.Classification(List.of("first", "second", "third")),
                new BoosterLearner(
                        new BoosterRecipe(rounds, 20, 0),
                        new BoosterSpec(
                                Library.XGBOOST, Objective.MULTICLASS, inputs.size(), 3, rate, trees, Sampling.ALL)),
                new MeanBaseline.Alone(),
                List.of(Gate.values()),
                List.of(SliceDimension.values()),
                null);
    }

    private static Zoo zoo(ModelType type) {
        return new Zoo(new ModelCatalog(List.of(type)), new FeatureSetCatalog(List.of(new GateSet())));
    }

    @BeforeEach
    void simulate() {
        terminal = Terminal.withFlink(folder.resolve("warehouse"));
        assertThat(terminal.run("data simulate --seasons 3 --races 6 --first-season 2022")
                        .code())
                .isZero();
    }

    @Test
    void aWorseCandidateIsRefusedWithThePairedDifference() throws IOException {
        JsonNode champion = promoted(STEADY, RUN);

        JsonNode refused = refused(WORSE, RUN, "no_worse_than_champion_log_loss", champion);

        JsonNode gate = gate(refused, "no_worse_than_champion_log_loss");
        assertThat(gate.path("figure").asDouble())
                .isGreaterThan(gate.path("limit").asDouble());
        assertThat(gate.path("detail").asText()).matches("\\+.*, within \\+.* … \\+.* in 95 % of the resamples");
    }

    @Test
    void anUnstableCandidateIsRefusedThoughItIsBetter() throws IOException {
        JsonNode champion = promoted(STEADY, RUN);

        JsonNode refused = refused(BRITTLE, RUN, "stable_under_jitter", champion);

        assertThat(gate(refused, "no_worse_than_champion_log_loss")
                        .path("passed")
                        .asBoolean())
                .isTrue();
        assertThat(gate(refused, "stable_under_jitter").path("limit").asDouble())
                .isEqualTo(GateLimits.USUAL.movement());
        assertThat(gate(champion, "stable_under_jitter").path("figure").asDouble())
                .isLessThan(GateLimits.USUAL.movement());
    }

    @Test
    void aCandidateOneOfWhoseInputsNobodyHasAnyMoreIsRefused() throws IOException {
        JsonNode champion = promoted(SENSING, RUN + "--seasons 2022 --test-seasons 2023");

        JsonNode refused =
                refused(SENSING, RUN + "--seasons 2022,2023 --test-seasons 2024", "every_input_available", champion);

        JsonNode gate = gate(refused, "every_input_available");
        assertThat(gate.path("figure").asDouble()).isEqualTo(1);
        assertThat(gate.path("detail").asText()).startsWith("sensor is unknown in 100.0 % of the test rows");
    }

    @Test
    void whatAPredictionCostsIsInReportJournalAndTerminalAndNotInTheVersion() throws IOException {
        Terminal steady = terminal.with(STEADY);
        Ended ended = steady.run("pipeline run --run-id one");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .containsPattern("passed +latency_p99_ms +\\d+\\.\\d{4} +limit 100\\.0000")
                .containsPattern("passed +memory_mb +\\d+\\.\\d{4} +limit 500\\.0000")
                .containsPattern("passed +checksums_match");
        JsonNode model = JSON.readTree(steady.run("pipeline status --json one").out())
                .path("models")
                .get(0);
        Path version = Path.of(URI.create(model.path("uri").asText()));
        assertThat(gate(model, "latency_p99_ms").path("figure").isNumber()).isTrue();
        assertThat(Files.readString(version.resolve("report.html")))
                .contains("Gates before promotion", "latency p99 ms", "Reliability");
        assertThat(Files.readString(version.resolve("gates.json"))).contains("\"gate\" : \"memory_mb\"");
        assertThat(Files.readString(version.resolve("metrics.json"))).doesNotContain("latency", "memory");
        assertThat(promoted(STEADY, RUN).path("version")).isEqualTo(model.path("version"));
        assertThat(steady.run("models verify third_of_laps").code()).isZero();
    }

    @Test
    void aModelThatMayTakeNoTimeIsRefused() throws IOException {
        ModelType strict = STEADY.models().types().get(0).on(Terms.USUAL.within(GateLimits.USUAL.costing(1e-9, 500)));
        JsonNode champion = promoted(STEADY, RUN);

        Ended ended = terminal.with(zoo(strict)).run(RUN + "--seed 7");

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err()).contains("gate latency_p99_ms: ");
        assertThat(latest()).contains(champion.path("version").asText());
    }

    private JsonNode promoted(Zoo zoo, String run) throws IOException {
        Ended ended = terminal.with(zoo).run(run);
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode model = JSON.readTree(ended.out()).path("models").get(0);
        assertThat(model.path("promoted").asBoolean()).isTrue();
        return model;
    }

    /** A run whose model one gate alone refuses, by its name, figure and limit. */
    private JsonNode refused(Zoo zoo, String run, String gate, JsonNode champion) throws IOException {
        Ended ended = terminal.with(zoo).run(run);
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        JsonNode model = JSON.readTree(ended.out()).path("models").get(0);
        assertThat(model.path("promoted").asBoolean()).isFalse();
        assertThat(gate(model, gate).path("passed").asBoolean()).isFalse();
        assertThat(ended.err())
                .contains(
                        "third_of_laps@" + model.path("version").asText() + " was not promoted: ",
                        gate.startsWith("no_worse") ? "of the champion" : "gate " + gate + ": ",
                        "%.4f".formatted(gate(model, gate).path("figure").asDouble()),
                        "%.4f".formatted(gate(model, gate).path("limit").asDouble()));
        assertThat(latest()).contains(champion.path("version").asText());
        return model;
    }

    private String latest() {
        Ended shown = terminal.with(STEADY).run("models show --json third_of_laps");
        assertThat(shown.code()).as(shown.err()).isZero();
        return shown.out();
    }

    private static JsonNode gate(JsonNode model, String name) {
        for (JsonNode gate : model.path("gates")) {
            if (gate.path("gate").asText().equals(name)) {
                return gate;
            }
        }
        throw new AssertionError(model.path("gates") + " has no " + name);
    }
}
