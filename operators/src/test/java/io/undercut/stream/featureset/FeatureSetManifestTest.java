package io.undercut.stream.featureset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureSetManifestTest {
    private static final FeatureSetManifest MANIFEST = FeatureSetManifest.of(
            "test_set",
            "0123456789ab",
            List.of(
                    new FeaturePartition(3, "a.parquet", 40, "ab".repeat(32), List.of("2023-02", "2024-01")),
                    new FeaturePartition(7, "b.parquet", 50, "cd".repeat(32), List.of("2023-01"))),
            new FeatureSchema(List.of(new Feature("input", "s", "an input")), new Feature("label", "s", "a label")),
            KeyColumns.LAPS,
            List.of(),
            List.of());

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void publish() {
        org.apache.flink.core.fs.Path set = set();
        LakeFiles.publish(new org.apache.flink.core.fs.Path(set, "a.parquet"), new byte[1]);
        LakeFiles.publish(new org.apache.flink.core.fs.Path(set, "b.parquet"), new byte[1]);
        assertThat(MANIFEST.publish(set)).isTrue();
        file = folder.resolve("set").resolve(FeatureSetManifest.FILE);
    }

    @Test
    void whatWasPublishedComesBack() {
        assertThat(FeatureSetManifest.in(set())).contains(MANIFEST);
    }

    @ParameterizedTest
    @CsvSource({
        // No race's id.
        "2023-02, 2O23-02",
        "2024-01, 24-01",
        "2023-01, 2023-01x",
        // Others than the partitions say, or in another checksum.
        "'\"rows\" : 90', '\"rows\" : 91'",
        "'\"rows\" : 40', '\"rows\" : 41'",
        "abab, abad",
        // A partition that nobody would ask for, and one that would be read twice.
        "'\"partition\" : 7', '\"partition\" : 700'",
        "'\"partition\" : 7', '\"partition\" : 3'",
        "'\"partition\" : 3', '\"partition\" : -3'",
    })
    void whatDoesNotFollowFromItsPartitionsIsNoManifest(String was, String is) throws IOException {
        assertThat(Files.readString(file)).contains(was);
        Files.writeString(file, Files.readString(file).replace(was, is));

        assertThatThrownBy(() -> FeatureSetManifest.in(set()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining(
                        "manifest.json is not a feature set's manifest; delete its folder and build the features again");
    }

    /** Of the races alone: those of the partitions stay. */
    @Test
    void racesThatNoPartitionHasAreNoneOfTheSet() throws IOException {
        String json = Files.readString(file);
        int last = json.lastIndexOf("2024-01");
        Files.writeString(file, json.substring(0, last) + "2024-02" + json.substring(last + 7));

        assertThatThrownBy(() -> FeatureSetManifest.in(set()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("is not a feature set's manifest");
    }

    private org.apache.flink.core.fs.Path set() {
        return new org.apache.flink.core.fs.Path(folder.toUri() + "set");
    }
}
