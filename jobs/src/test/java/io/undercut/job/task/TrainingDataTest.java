package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.sink.FeatureRowParquet;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.PartitionedShards;
import io.undercut.zoo.example.RaceSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see which rows: a leak here makes every score a lie. */
class TrainingDataTest {
    private static final RaceSplit SPLIT =
            new RaceSplit(List.of("2023-01", "2023-02"), List.of("2023-03"), List.of("2024-01"));

    @TempDir
    private Path folder;

    @Test
    void baselinesKnowNoRowOfATestRace() throws IOException {
        assertThat(data().known())
                .extracting(example -> example.key().raceId())
                .containsExactlyInAnyOrder("2023-01", "2023-02", "2023-03");
    }

    @Test
    void replicasLearnFromTrainingRacesAndWatchTheOthers() throws IOException {
        PartitionedShards shards = new PartitionedShards(data().files(), TireDegradation.SCHEMA.width(), SPLIT);

        assertThat(shards.training(0, 1).labels()).containsExactlyInAnyOrder(1f, 2f);
        assertThat(shards.validation(0, 1).labels()).containsExactly(3f);
    }

    /** A row a race; its label is its place. */
    private TrainingData data() throws IOException {
        List<String> races = List.of("2023-01", "2023-02", "2023-03", "2024-01");
        Stream<FeatureRow> rows = Stream.of(0, 1, 2, 3)
                .map(place -> FeatureRow.of(new LabelledExample(
                        new ExampleKey(races.get(place), 2023, "monza", "VER", "Team", 1, 9, "SOFT"),
                        new float[TireDegradation.SCHEMA.width()],
                        place + 1)));
        Files.createDirectories(folder.resolve("partition=000"));
        Files.write(
                folder.resolve("partition=000/examples.parquet"),
                FeatureRowParquet.encode(FeatureColumns.examples(TireDegradation.SCHEMA), rows));
        FeatureSetManifest manifest = FeatureSetManifest.of(
                TireDegradation.NAME,
                "0123456789ab",
                List.of(new FeaturePartition(0, "partition=000/examples.parquet", 4, "0", races)),
                TireDegradation.SCHEMA,
                List.of(),
                List.of());
        return new TrainingData(
                TireDegradation.TYPE,
                new FeatureSet(new org.apache.flink.core.fs.Path(folder.toUri()), manifest, false),
                SPLIT);
    }
}
