package io.undercut.stream.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.RuleResult;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.ValidationRule;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.sink.LapParquet;
import io.undercut.testing.LapFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTablesTest {
    @TempDir
    private Path folder;

    private LakeTables tables;

    @BeforeEach
    void lookAtTheLake() {
        tables = LakeTables.at(folder.toString());
    }

    @Test
    void seasonsAreThoseWithAFile() throws IOException {
        season(2023, LapFixtures.race(2023, 1, 2));
        season(2021, LapFixtures.race(2021, 1, 2));
        Files.createDirectories(folder.resolve("laps/season=2020"));

        assertThat(tables.seasons()).containsExactly(2021, 2023);
        assertThat(tables.seasons(Set.of(2023))).containsExactly(2023);
        assertThat(tables.seasons(Set.of())).containsExactly(2021, 2023);
    }

    @Test
    void aSeasonThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
        season(2023, LapFixtures.race(2023, 1, 2));

        assertThatThrownBy(() -> tables.seasons(Set.of(2019, 2023)))
                .isInstanceOf(Fault.class)
                .hasMessage("the lake " + folder + " has no laps of season 2019; it has 2023");
    }

    @Test
    void anEmptyLakeSaysHowToFillIt() {
        assertThatThrownBy(() -> tables.seasons(Set.of()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("has no laps; import some with");
    }

    @Test
    void onlyTheFileTheManifestNamesCounts() throws IOException {
        List<Lap> current = LapFixtures.race(2023, 1, 3);
        season(2023, LapFixtures.race(2023, 1, 2));
        Files.write(folder.resolve("laps/season=2023/part-new.parquet"), LapParquet.encode(current));
        new PartitionManifest("part-new.parquet", 6, "0")
                .replace(
                        new org.apache.flink.core.fs.Path(
                                folder.resolve("laps/season=2023").toString()),
                        null);

        assertThat(tables.laps(2023)).isEqualTo(current);
    }

    @Test
    void aSeasonsChecksumFollowsItsContent() throws IOException {
        season(2023, LapFixtures.race(2023, 1, 2));
        season(2024, LapFixtures.race(2024, 1, 2));
        String before = tables.checksums(Set.of()).get(2024);
        season(2024, LapFixtures.race(2024, 1, 3));

        assertThat(tables.checksums(Set.of())).containsOnlyKeys(2023, 2024);
        assertThat(tables.checksums(Set.of()).get(2024)).hasSize(64).isNotEqualTo(before);
        assertThat(tables.partitions(Set.of(2024))).singleElement().satisfies(partition -> {
            assertThat(partition.rows()).isEqualTo(6);
            assertThat(partition.sha256()).isEqualTo(tables.checksums(Set.of()).get(2024));
            assertThat(partition.file()).endsWith("laps/season=2024");
            assertThat(partition.changed()).isFalse();
        });
    }

    @Test
    void aSummaryTellsRowsAndNullShares() throws IOException {
        List<Lap> laps = new ArrayList<>(LapFixtures.race(2024, 1, 1));
        laps.add(LapFixtures.sparse(2024, 1, "VET", 1));
        laps.add(LapFixtures.sparse(2024, 1, "VET", 2));
        season(2024, laps);

        assertThat(tables.describe()).singleElement().satisfies(summary -> {
            assertThat(summary.table()).isEqualTo("laps");
            assertThat(summary.season()).isEqualTo(2024);
            assertThat(summary.rows()).isEqualTo(4);
            assertThat(summary.nullShares()).containsEntry("driver", 0.0).containsEntry("lap_time_ms", 0.5);
        });
    }

    @Test
    void inspectionTellsIntegrityFromSchema() throws IOException {
        season(2023, LapFixtures.race(2023, 1, 2));
        Files.writeString(folder.resolve("laps/season=2023/part-2.parquet"), "PAR1 and then nothing");
        io.undercut.testing.PublicLapFile.of(LapFixtures.race(2023, 2, 2))
                .without("stint")
                .to(folder.resolve("laps/season=2023/part-3.parquet"));

        ValidationReport report = ValidationReport.of(inspected());

        assertThat(report.of(ValidationRule.INTEGRITY).where())
                .contains("part-2.parquet is not a complete Parquet file");
        assertThat(report.of(ValidationRule.SCHEMA).where()).contains("column stint (integer) is missing");
    }

    @Test
    void inspectionComparesTheFileWithItsRecordedChecksum() throws IOException {
        season(2023, LapFixtures.race(2023, 1, 2));
        new PartitionManifest("part-1.parquet", 4, "0123")
                .replace(
                        new org.apache.flink.core.fs.Path(
                                folder.resolve("laps/season=2023").toString()),
                        null);

        assertThat(inspected().get(0).where())
                .contains("part-1.parquet has SHA-256")
                .contains("recorded 0123");
    }

    private List<RuleResult> inspected() {
        return PartitionInspector.inspect(tables.lake(), new Partition("laps", 2023, null), rejected -> {})
                .results();
    }

    private void season(int season, List<Lap> laps) throws IOException {
        Path file = folder.resolve("laps/season=" + season + "/part-1.parquet");
        Files.createDirectories(file.getParent());
        Files.write(file, LapParquet.encode(laps));
    }
}
