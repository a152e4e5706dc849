package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.featureset.FeatureSetCatalog;
import io.undercut.job.featureset.SmallSet;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.job.task.Zoo;
import io.undercut.zoo.catalog.BoosterLearner;
import io.undercut.zoo.catalog.EnsembleLearner;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.catalog.GateLimits;
import io.undercut.zoo.catalog.ModelCatalog;
import io.undercut.zoo.catalog.ModelColumns;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.catalog.Target;
import io.undercut.zoo.catalog.Terms;
import io.undercut.zoo.evaluation.IntervalBins;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Calibration;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import io.undercut.zoo.model.TrainingRecipe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another model type is one constant: here are five, and the whole pipeline does with them what it does with ours. */
class ModelTypesXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TrainingRecipe RECIPE = new TrainingRecipe(64, 4, 2, 1e-2);

    private static final ModelType TWO_OUTPUTS = new ModelType(
            "two_outputs",
            SmallSet.NAME,
            new ModelColumns(
                    List.of("lap_number", "tire_age"),
                    List.of("tire_age"),
                    List.of("label_seconds", "label_kilometres"),
                    null,
                    null),
            new Target.Regression(2),
            new NetworkLearner(RECIPE, (rate, iterations) -> network(3, 2, Loss.ABSOLUTE_ERROR, rate, iterations)),
            new MeanBaseline.Alone(),
            List.of(Gate.values()),
            List.of(SliceDimension.TEAM),
            "lap_number");

    private static final ModelType THREE_CLASSES = new ModelType(
            "three_classes",
            SmallSet.NAME,
            new ModelColumns(List.of("lap_number", "step_2"), List.of(), List.of("label_third"), "row_weight", null),
            new Target.Classification(List.of("first", "second", "third")),
            new NetworkLearner(RECIPE, (rate, iterations) -> network(2, 3, Loss.CROSS_ENTROPY, rate, iterations)),
            new MeanBaseline.Alone(),
            List.of(Gate.values()),
            List.of(SliceDimension.CIRCUIT),
            null);

    private static final ModelType SHORT_SEQUENCE = new ModelType(
            "short_sequence",
            SmallSet.NAME,
            new ModelColumns(
                    List.of("step_1", "step_2", "step_3"), List.of(), List.of("label_kilometres"), null, "row_length"),
            new Target.Regression(1),
            new NetworkLearner(
                    RECIPE,
                    (rate, iterations) -> new NetworkSpec(
                            3,
                            List.of(new Lstm(6, 3, Lstm.Gives.LAST_STEP)),
                            Loss.SQUARED_ERROR,
                            new Adam(rate, 0.9, 0.999, iterations),
                            0)),
            new MeanBaseline.Alone(),
            List.of(Gate.values()),
            List.of(),
            null);

    private static final ModelType TREES_OF_CLASSES = new ModelType(
            "trees_of_classes",
            SmallSet.NAME,
            new ModelColumns(List.of("lap_number", "step_2"), List.of(), List.of("label_third"), "row_weight", null),
            new Target.Classification(List.of("first", "second", "third")),
            new BoosterLearner(
                    new BoosterRecipe(25, 10, 2),
                    new BoosterSpec(
                            Library.XGBOOST,
                            Objective.MULTICLASS,
                            2,
                            3,
                            0.3,
                            Trees.ofDepth(3, 1, 1),
                            new Sampling(0.8, 1))),
            new MeanBaseline.Alone(),
            List.of(Gate.values()),
            List.of(SliceDimension.CIRCUIT),
            null);

    static final ModelType TREES_OF_NUMBERS = new ModelType(
            "trees_of_numbers",
            SmallSet.NAME,
            ModelColumns.of(List.of("lap_number", "tire_age", "step_2"), "label_seconds"),
            new Target.Regression(1, IntervalBins.by("tire_age", 5.0, 15.0)),
            new BoosterLearner(
                    new BoosterRecipe(30, 10, 0),
                    new BoosterSpec(
                            Library.LIGHTGBM,
                            Objective.ABSOLUTE_ERROR,
                            3,
                            1,
                            0.2,
                            Trees.ofDepth(3, 5, 1),
                            Sampling.ALL)),
            new MeanBaseline.Alone(),
            List.of(Gate.values()),
            List.of(SliceDimension.TEAM, SliceDimension.DRIVER_GROUP),
            null);

    /** Of a type that goes by the remainder of a lap's number: another lap is another class, as it should be. */
    private static final Terms COUNTING =
            Terms.USUAL.within(GateLimits.USUAL.moving(1).worsening(1e6));

    private static final BoosterLearner BY_LEVELS = classes(Library.XGBOOST, 25);

    private static final ModelType TREES_TO_CHOOSE = new ModelType(
                    "trees_to_choose",
                    SmallSet.NAME,
                    new ModelColumns(
                            List.of("lap_number", "step_2"), List.of(), List.of("label_third"), "row_weight", null),
                    new Target.Classification(List.of("first", "second", "third")),
                    new EnsembleLearner(List.of(BY_LEVELS, classes(Library.LIGHTGBM, 40)), Calibration.TEMPERATURE),
                    new MeanBaseline.Alone(),
                    List.of(Gate.values()),
                    List.of(SliceDimension.CIRCUIT),
                    null)
            .on(COUNTING)
            .orBy(BY_LEVELS);

    private static BoosterLearner classes(Library library, int trees) {
        return new BoosterLearner(
                new BoosterRecipe(trees, 10, 2),
                new BoosterSpec(
                        library, Objective.MULTICLASS, 2, 3, 0.3, Trees.ofDepth(3, 1, 1), new Sampling(0.8, 1)));
    }

    static final Zoo SIX = new Zoo(
            new ModelCatalog(List.of(
                    TWO_OUTPUTS, THREE_CLASSES, SHORT_SEQUENCE, TREES_OF_CLASSES, TREES_OF_NUMBERS, TREES_TO_CHOOSE)),
            new FeatureSetCatalog(List.of(new SmallSet())));

    @TempDir
    private Path folder;

    private static NetworkSpec network(int inputs, int outputs, Loss loss, double rate, int iterations) {
        return new NetworkSpec(
                inputs,
                List.of(new Dense(8, Activation.RELU)),
                outputs,
                loss,
                new Adam(rate, 0.9, 0.999, iterations),
                0,
                List.of());
    }

    @Test
    void sixMoreTypesAreTrainedEvaluatedPublishedVerifiedAndReportedTheSameAtAnyParallelism() throws IOException {
        List<String> first = trained("one", 1);

        assertThat(first).hasSize(6).doesNotHaveDuplicates();
        assertThat(trained("two", 2)).isEqualTo(first);
    }

    @Test
    void aCandidateWorseThanTheChampionOnTheSameRacesDoesNotTakeItsPlace() throws IOException {
        Terminal terminal = Terminal.withFlink(folder.resolve("warehouse")).with(SIX);
        ok(terminal.run("data simulate --seasons 2 --races 6 --first-season 2022"));
        String command = "pipeline run --json --models short_sequence --set training.epochs=";
        Ended champion = terminal.run(command + 12);
        assertThat(champion.code()).as(champion.err()).isZero();
        JsonNode first = JSON.readTree(champion.out()).path("models").get(0);
        assertThat(first.path("promoted").asBoolean()).isTrue();

        Ended worse = terminal.run(command + 1);

        assertThat(worse.code()).as(worse.err()).isEqualTo(4);
        JsonNode second = JSON.readTree(worse.out()).path("models").get(0);
        assertThat(second.path("promoted").asBoolean()).isFalse();
        assertThat(second.path("champion").path("name")).isEqualTo(first.path("version"));
        assertThat(second.path("champion").path("metrics")).isEqualTo(first.path("metrics"));
        assertThat(worse.err())
                .contains("was not promoted: its mae")
                .contains("is worse than")
                .contains("of the champion, " + first.path("version").asText());
        assertThat(ok(terminal.run("models show --json short_sequence")).out())
                .contains(first.path("version").asText());
    }

    @Test
    void whatLearnsATypeMayBeChosenAndIsHeldAgainstAChampionOfAnotherKind() throws IOException {
        Terminal terminal = Terminal.withFlink(folder.resolve("warehouse")).with(SIX);
        ok(terminal.run("data simulate --seasons 2 --races 6 --first-season 2022"));
        JsonNode ensemble = trainedOf(terminal, "pipeline run --json --models trees_to_choose");
        assertThat(ensemble.path("promoted").asBoolean()).isTrue();

        JsonNode alone = trainedOf(terminal, "pipeline run --json --models trees_of_classes");
        JsonNode chosen = JSON.readTree(ok(terminal.run("train --json --model trees_to_choose --algorithm xgboost"))
                .out());

        assertThat(chosen.path("sha256")).isEqualTo(alone.path("sha256")).isNotEqualTo(ensemble.path("sha256"));
        assertThat(chosen.path("champion").path("name")).isEqualTo(ensemble.path("version"));
        assertThat(lineage(ensemble).findPath("algorithm").asText()).isEqualTo("ensemble");
        assertThat(lineage(ensemble).findPath("weights")).hasSize(2);
        assertThat(lineage(chosen).findPath("algorithm").asText()).isEqualTo("xgboost");
        assertThat(chosen.path("version")).isNotEqualTo(ensemble.path("version"));

        Ended refused = terminal.run("train --model trees_to_choose --algorithm lightgbm");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("--algorithm is 'lightgbm'; trees_to_choose can be learned by ensemble, xgboost");
    }

    @Test
    void dividedRowsMakeAnotherModelWhichIsTheSameAtAnyParallelism() throws IOException {
        Terminal terminal = Terminal.withFlink(folder.resolve("warehouse")).with(SIX);
        ok(terminal.run("data simulate --seasons 2 --races 6 --first-season 2022"));
        String train = "train --json --model trees_of_classes --parallelism ";
        JsonNode whole = JSON.readTree(ok(terminal.run(train + 1)).out());

        JsonNode divided = JSON.readTree(
                ok(terminal.run(train + "1 --set training.boosting-parts=2")).out());
        JsonNode again = JSON.readTree(
                ok(terminal.run(train + "2 --set training.boosting-parts=2")).out());

        assertThat(divided.path("sha256")).isEqualTo(again.path("sha256")).isNotEqualTo(whole.path("sha256"));
        assertThat(divided.path("version")).isEqualTo(again.path("version")).isNotEqualTo(whole.path("version"));
        assertThat(lineage(divided).findPath("boosting_parts").asInt()).isEqualTo(2);
        assertThat(lineage(whole).findPath("boosting_parts").isMissingNode()).isTrue();
        assertThat(Files.readString(Path.of(URI.create(divided.path("report").asText()))))
                .contains("boosting_parts");
        assertThat(terminal.run("train --model trees_to_choose --set training.boosting-parts=2")
                        .err())
                .contains("training.boosting-parts=2 is of xgboost alone, and trees_to_choose is trained by ensemble;"
                        + " choose --algorithm xgboost, or leave it out");
    }

    private static JsonNode trainedOf(Terminal terminal, String run) throws IOException {
        return JSON.readTree(ok(terminal.run(run)).out()).path("models").get(0);
    }

    private static JsonNode lineage(JsonNode model) throws IOException {
        return JSON.readTree(
                Files.readString(Path.of(URI.create(model.path("uri").asText())).resolve("lineage.json")));
    }

    private List<String> trained(String name, int parallelism) throws IOException {
        Terminal terminal = Terminal.withFlink(folder.resolve(name)).with(SIX);
        ok(terminal.run("data simulate --seasons 2 --races 6 --first-season 2022"));
        JsonNode run = JSON.readTree(ok(terminal.run("pipeline run --json --parallelism " + parallelism))
                .out());
        assertThat(run.path("status").asText()).isEqualTo("SUCCEEDED");
        List<String> checksums = new ArrayList<>();
        for (JsonNode model : run.path("models")) {
            String reference = model.path("model_type").asText() + "@"
                    + model.path("version").asText();
            checksums.add(reference + " " + model.path("sha256").asText());
            assertThat(Files.readString(Path.of(URI.create(model.path("report").asText()))))
                    .contains(model.path("version").asText())
                    .doesNotContain("{{");
            ok(terminal.run("models verify " + reference));
            JsonNode again = JSON.readTree(ok(terminal.run("evaluate --json --seasons 2023 --model " + reference))
                    .out());
            assertThat(again.path("metrics")).isEqualTo(model.path("metrics"));
            assertThat(model.path("metrics").has("coverage"))
                    .as("whether it has intervals, which a published version keeps")
                    .isEqualTo(model.path("model_type").asText().equals(TREES_OF_NUMBERS.name()));
        }
        return checksums;
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isIn(0, 4);
        return ended;
    }
}
