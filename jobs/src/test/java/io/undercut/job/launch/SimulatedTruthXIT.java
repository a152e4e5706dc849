package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.featureset.FeatureSetCatalog;
import io.undercut.job.featureset.SimulatedLapsSet;
import io.undercut.job.featureset.SmallSet;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.job.task.Zoo;
import io.undercut.zoo.catalog.DiscriminantLearner;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.catalog.LapStyle;
import io.undercut.zoo.catalog.ModelCatalog;
import io.undercut.zoo.catalog.ModelColumns;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.Target;
import io.undercut.zoo.evaluation.FrequencyBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types whose labels exist in simulated races alone: trained all the way, marked as such, and refused where there is no truth. */
class SimulatedTruthXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPES = "driving_style,fuel_consumption,brake_bias";

    private static final ModelType THIRDS = new ModelType(
            "thirds",
            SmallSet.NAME,
            ModelColumns.of(List.of("lap_number", "step_2", "tire_age"), "label_third"),
            new Target.Classification(List.of("first", "second", "third")),
            new DiscriminantLearner(3, 3, 0.1),
            new FrequencyBaseline.Overall(),
            List.of(Gate.NO_WORSE_THAN_CHAMPION),
            List.of(SliceDimension.CIRCUIT),
            null);

    private static final Zoo TWO = new Zoo(
            new ModelCatalog(List.of(THIRDS, LapStyle.TYPE)),
            new FeatureSetCatalog(List.of(new SmallSet(), new SimulatedLapsSet())));

    @TempDir
    private Path folder;

    @Test
    void theSameAtAnyParallelismAndMarkedAsSimulated() throws IOException {
        Map<String, String> first = trained("one", 1);

        assertThat(first).hasSize(3);
        assertThat(trained("two", 2)).isEqualTo(first);
    }

    private Map<String, String> trained(String name, int parallelism) throws IOException {
        Terminal terminal = Terminal.withFlink(folder.resolve(name));
        ok(terminal.run("data simulate --first-season 2090 --seasons 2 --races 3 --telemetry-hz 1"));
        Ended ended = terminal.run("pipeline run --json --models " + TYPES + " --parallelism " + parallelism);
        // Three races are too few to promote on.
        assertThat(ended.code()).as(ended.err()).isIn(0, 4);
        JsonNode run = JSON.readTree(ended.out());
        Map<String, String> checksums = new TreeMap<>();
        for (JsonNode model : run.path("models")) {
            String type = model.path("model_type").asText();
            checksums.put(type, model.path("sha256").asText());
            Path report = Path.of(URI.create(model.path("report").asText()));
            assertThat(Files.readString(report)).contains("Trained and tested on simulated truth");
            assertThat(Files.readString(report.resolveSibling("model-card.md")))
                    .contains("> **Trained and tested on simulated truth");
        }
        return checksums;
    }

    @Test
    void aLakeWithoutTruthIsToldTheRemedyBeforeAnyWork() {
        Terminal empty = Terminal.withoutFlink(folder.resolve("empty"));

        Ended refused = empty.run("pipeline run --models driving_style");

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err())
                .contains("has no simulated laps with their truth, of which the features of simulated_laps are made")
                .contains("simulate some, apart from real seasons, with: undercut data simulate --warehouse "
                        + empty.warehouse() + " --first-season 2090 --seasons 4 --telemetry-hz 4");
        assertThat(refused.err().strip().lines()).hasSize(1);
    }

    @Test
    void allIsWhatTheLakeHasDataForAndADiscriminantIsAnotherLearner() throws IOException {
        Terminal terminal = Terminal.withFlink(folder.resolve("all")).with(TWO);
        ok(terminal.run("data simulate --first-season 2022 --seasons 2 --races 6"));

        Ended all = ok(terminal.run("pipeline run --models all"));

        assertThat(all.err())
                .contains("left out of all: driving_style: the lake")
                .contains("without telemetry");
        assertThat(all.out()).contains("thirds@").contains("train_thirds");
        JsonNode again =
                JSON.readTree(ok(terminal.run("pipeline run --json --models thirds --parallelism 2 --run-id again"))
                        .out());
        assertThat(all.out())
                .contains(again.path("models").get(0).path("sha256").asText());
        Ended warm = terminal.run("pipeline run --models thirds --warm-start champion");
        assertThat(warm.code()).isEqualTo(2);
        assertThat(warm.err()).contains("thirds is a linear discriminant; leave one of them out");
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
