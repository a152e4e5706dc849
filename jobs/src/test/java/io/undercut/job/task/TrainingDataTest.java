package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.featureset.FeatureSetCatalog;
import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureMoments;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.sink.FeatureRowParquet;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.catalog.TrainingRows;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.PartitionedShards;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.example.Standardisation.Scale;
import io.undercut.zoo.model.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see which rows: a leak here makes every score a lie. */
class TrainingDataTest {
    private static final FeatureSchema SCHEMA =
            FeatureSetCatalog.OURS.named(TireDegradation.NAME).schema();
    private static final RaceSplit SPLIT =
            new RaceSplit(List.of("2023-01", "2023-02"), List.of("2023-03"), List.of("2024-01"));

    private static final NetworkSpec NETWORK = TireDegradation.network(0.1, 0);

    @TempDir
    private Path folder;

    @Test
    void baselinesKnowNoRaceOfTheTest() throws IOException {
        assertThat(data().known()).containsExactlyInAnyOrder("2023-01", "2023-02", "2023-03");
    }

    @Test
    void scalingKnowsTrainingRacesAlone() throws IOException {
        TrainingRows rows = data().trainingRows(NETWORK);

        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.standardisation().labels()).containsExactly(new Scale(1.5f, 0.5f));
    }

    @Test
    void momentsThatAreNotThoseOfTheManifestAreRefused() throws IOException {
        TrainingData data = data();
        Files.writeString(folder.resolve(FeatureMoments.FILE), "{\"races\":[]}");

        assertThatThrownBy(() -> data.trainingRows(NETWORK))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("moments.json is not what was published; delete its folder");
    }

    @Test
    void replicasLearnFromTrainingRacesAndWatchTheOthers() throws IOException {
        PartitionedShards shards = new PartitionedShards(data().files(), TireDegradation.INPUTS.size(), SPLIT);

        assertThat(shards.of(0, 1).training().labels()).containsExactlyInAnyOrder(1f, 2f);
        assertThat(shards.of(0, 1).validation().labels()).containsExactly(3f);
    }

    /** A row a race; its label is its place. */
    private TrainingData data() throws IOException {
        List<String> races = List.of("2023-01", "2023-02", "2023-03", "2024-01");
        List<FeatureRow> rows = Stream.of(0, 1, 2, 3)
                .map(place -> FeatureRow.of(new LabelledExample(
                        KeyColumns.lap(races.get(place), 2023, "monza", "VER", "Team", 1, 9, "SOFT"),
                        new float[SCHEMA.width()],
                        place + 1)))
                .toList();
        Files.createDirectories(folder.resolve("partition=000"));
        byte[] content = FeatureRowParquet.encode(FeatureColumns.examples(SCHEMA), rows.stream());
        Files.write(folder.resolve("partition=000/examples.parquet"), content);
        FeatureSetManifest manifest = FeatureSetManifest.of(
                        TireDegradation.NAME,
                        "0123456789ab",
                        List.of(new FeaturePartition(
                                0, "partition=000/examples.parquet", 4, Checksum.sha256(content), races)),
                        SCHEMA,
                        KeyColumns.LAPS,
                        List.of(),
                        List.of())
                .withMoments(new FeatureMoments(FeatureMoments.of(rows, SCHEMA.width() + 1))
                        .publish(new org.apache.flink.core.fs.Path(folder.toUri())));
        return new TrainingData(
                TireDegradation.TYPE,
                new FeatureSet(new org.apache.flink.core.fs.Path(folder.toUri()), manifest, false),
                SPLIT);
    }
}
