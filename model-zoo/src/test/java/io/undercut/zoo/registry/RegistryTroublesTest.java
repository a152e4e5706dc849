package io.undercut.zoo.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.FaultReason;
import io.undercut.testing.ModelPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half of something in the store: told in a line that names the file, and the rest is listed all the same. */
class RegistryTroublesTest extends RegistryFixture {
    private static final String TIRE = "tire_degradation";
    private static final String OTHER = "race_winner";

    private ModelVersion version;
    private Path latest;

    @BeforeEach
    void publishTwoModels() {
        version = registry().publish(ModelPackages.of(TIRE, "a"));
        registry().promote(TIRE, version.version(), "first");
        ModelVersion other = registry().publish(ModelPackages.of(OTHER, "b"));
        registry().promote(OTHER, other.version(), "first");
        latest = storeFolder().resolve(TIRE).resolve("latest");
    }

    @Test
    void aSoundStoreHasNone() {
        assertThat(registry().troubles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{}",
                "[]",
                "{\"version\": null}",
                "{\"version\": \"../../etc\", \"promoted_at\": null, \"previous\": null, \"reason\": null}",
                "{\"version\": \"000000000000\", \"promoted_at\": null, \"previous\": null, \"reason\": null}",
            })
    void aPointerThatPointsNowhereIsToldAndTheOthersAreListed(String pointer) throws IOException {
        Files.writeString(latest, pointer);

        assertThat(registry().list()).hasSize(2);
        assertThat(registry().troubles())
                .singleElement()
                .asString()
                .hasLineCount(1)
                .contains("/latest", "delete it")
                .doesNotContain("io.undercut", "Jackson", "JsonToken", "Feature");
        assertThat(registry().pointedAtIfWhole(TIRE)).isEmpty();
        assertThat(registry().pointedAtIfWhole(OTHER)).isPresent();
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().pointedAt(TIRE))
                .contains("/latest");
        Files.delete(latest);
        assertThat(registry().promote(TIRE, version.version(), "the remedy").alreadyPromoted())
                .isFalse();
        assertThat(registry().troubles()).isEmpty();
    }

    @Test
    void aFolderInThePointersPlaceIsToldAtOnce() throws IOException {
        Files.delete(latest);
        Files.createDirectories(latest);

        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().promote(TIRE, version.version(), "again"))
                .contains("/latest is not a file");
        assertThat(registry().list()).hasSize(2);
    }

    @Test
    void aVersionWithoutChecksumsIsToldByNameAndTheRemedyHolds() throws IOException {
        Files.delete(file(version, "checksums.json"));

        assertThat(registry().list()).extracting(ModelVersion::modelType).containsExactly(OTHER);
        assertThat(registry().troubles())
                .hasSize(2)
                .allSatisfy(trouble -> assertThat(trouble).hasLineCount(1))
                .anyMatch(trouble -> trouble.startsWith(version.reference() + " has no ")
                        && trouble.contains("checksums.json")
                        && trouble.contains("run the same training again"))
                .anyMatch(trouble -> trouble.contains("/latest points at " + version.reference()));
        for (String reference : new String[] {
            TIRE, version.reference(), TIRE + "@" + version.version().substring(0, 4)
        }) {
            assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().locate(reference))
                    .contains("checksums.json", "delete the folder")
                    .doesNotContain("train one first");
        }
        registry().publish(ModelPackages.of(TIRE, "a"));
        assertThat(registry().troubles()).isEmpty();
        assertThat(registry().locate(TIRE).version()).isEqualTo(version.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{\"files\": null}", "{\"created\": null, \"files\": []}"})
    void checksumsThatAreNoneShowTheVersionAsQuarantinedAndTheOthersAsTheyAre(String checksums) throws IOException {
        Files.writeString(file(version, "checksums.json"), checksums);

        assertThat(registry().list())
                .extracting(ModelVersion::modelType, ModelVersion::quarantined)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(OTHER, false),
                        org.assertj.core.groups.Tuple.tuple(TIRE, true));
        assertThat(registry().locate(version.reference()).quarantine())
                .hasLineCount(1)
                .contains("checksums.json");
    }
}
