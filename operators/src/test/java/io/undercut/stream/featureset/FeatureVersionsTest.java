package io.undercut.stream.featureset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.testing.TestBucket;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import java.util.List;
import java.util.UUID;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of a feature set on a disk and in a bucket whose lists lag. */
class FeatureVersionsTest {
    private static final String FIRST = "0123456789ab";
    private static final String SECOND = "ba9876543210";

    @TempDir
    private java.nio.file.Path folder;

    private final String bucket = "versions-" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"disk", "bucket"})
    void whatIsPrunedDoesNotExistAndIsBuiltAgain(String place) {
        Path root = root(place);
        build(root, FIRST);
        build(root, SECOND);
        TestBucket.named(bucket).lagging(1, 0);

        assertThat(new FeatureVersions(root).keep(1)).containsExactly(FIRST);
        assertThat(FeatureSetManifest.in(new Path(root, FIRST))).isEmpty();
        assertThat(new FeatureVersions(root).newestFirst()).containsExactly(SECOND);
        assertThat(LakeFiles.exists(new Path(root, FIRST + "/partition=000/examples.parquet")))
                .isTrue();

        build(root, FIRST);
        assertThat(new FeatureVersions(root).newestFirst()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(FeatureSetManifest.in(new Path(root, FIRST)))
                .hasValueSatisfying(manifest -> assertThat(manifest.version()).isEqualTo(FIRST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "bucket"})
    void aVersionNamedInFullIsFoundThoughNoListShowsIt(String place) {
        Path root = root(place);
        TestBucket.named(bucket).lagging(1, 1_000_000);
        build(root, FIRST);

        assertThat(new FeatureVersions(root).folder(FIRST)).isEqualTo(new Path(root, FIRST));
        assertThatThrownBy(() -> new FeatureVersions(root).folder(SECOND)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> new FeatureVersions(root).folder("../" + FIRST))
                .isInstanceOf(Fault.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "bucket"})
    void aVersionThatLacksAFileIsNotPublished(String place) {
        Path root = root(place);

        assertThat(manifest(FIRST).publish(new Path(root, FIRST))).isFalse();
        assertThat(FeatureSetManifest.in(new Path(root, FIRST))).isEmpty();
    }

    private Path root(String place) {
        return new Path(
                place.equals("disk")
                        ? "file://" + folder.resolve("features/test_set")
                        : "objectstore://" + bucket + "/features/test_set");
    }

    private static void build(Path root, String version) {
        Path set = new Path(root, version);
        LakeFiles.publish(new Path(set, "partition=000/examples.parquet"), version.getBytes(UTF_8));
        assertThat(manifest(version).publish(set)).isTrue();
    }

    private static FeatureSetManifest manifest(String version) {
        Feature label = new Feature("label", "s", "a label");
        return FeatureSetManifest.of(
                "test_set",
                version,
                List.of(new FeaturePartition(0, "partition=000/examples.parquet", 1, "0", List.of("2024-01"))),
                new FeatureSchema(List.of(new Feature("input", "s", "an input")), label),
                KeyColumns.LAPS,
                List.of(),
                List.of());
    }
}
