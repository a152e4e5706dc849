package io.undercut.zoo.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.FaultReason;
import io.undercut.testing.ModelPackages;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.FileTrouble;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryIntegrityTest extends RegistryFixture {
    private static final String TIRE = "tire_degradation";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.zip",
                "signature.json",
                "metrics.json",
                "lineage.json",
                "model-card.md",
                "circumstances.json",
                "checksums.json"
            })
    void namesTheFileInWhichOneBitFlipped(String name) throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        registry().promote(TIRE, version.version(), "first");
        int size = (int) Files.size(file(version, name));
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 40; i++) {
            int index = random.nextInt(size);
            int bit = random.nextInt(8);
            flip(file(version, name), index, bit);
            VerificationResult result = registry().verify(version);
            assertThat(result.problems()).extracting(FileProblem::file).containsExactly(name);
            assertThat(result.problems()).extracting(FileProblem::trouble).containsExactly(FileTrouble.DAMAGED);
            assertThat(result.describe()).contains(name).hasLineCount(1);
            flip(file(version, name), index, bit);
            Files.delete(file(version, "quarantine.json"));
        }
        assertThat(registry().verify(version).clean()).isTrue();
        assertThat(registry().find(TIRE)).isEqualTo(version);
    }

    @Test
    void reportsExpectedAndActualChecksum() {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        flip(file(version, "model.zip"), 0, 0);
        FileProblem problem = registry().verify(version).problems().get(0);
        assertThat(problem.expected()).isEqualTo(version.modelSha256());
        assertThat(problem.actual()).matches("[0-9a-f]{64}").isNotEqualTo(problem.expected());
    }

    @Test
    void reportsWhatIsMissingAndWhatWasAdded() throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        Files.delete(file(version, "metrics.json"));
        Files.writeString(file(version, "added file.txt"), "x");
        Files.createDirectories(file(version, "sub"));
        Files.writeString(file(version, "sub/added"), "x");
        assertThat(registry().verify(version).problems())
                .extracting(problem -> problem.trouble() + " " + problem.file())
                .containsExactly("UNEXPECTED added file.txt", "MISSING metrics.json", "UNEXPECTED sub/added");
    }

    @Test
    void reportsAnUnexpectedFileWithoutQuarantine() throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        Files.writeString(file(version, "left-by-another.html"), "x");
        VerificationResult result = registry().verify(version);
        assertThat(result.clean()).isFalse();
        assertThat(result.intact()).isTrue();
        assertThat(registry().promote(TIRE, version.version(), "first").alreadyPromoted())
                .isFalse();
        assertThat(registry().find(TIRE)).isEqualTo(version);
    }

    @Test
    void namesTheDamageEvenIfItCannotBeMarked() throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        flip(file(version, "model.zip"), 0, 0);
        ArtifactStore full = new LocalArtifactStore(storeFolder(), (path, bytes) -> {
            throw new IOException("No space left on device");
        });
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> over(full).verify(version))
                .contains("model.zip is damaged")
                .contains("could not be quarantined");
    }

    @Test
    void takesALinkInAFilesPlaceForMissing() throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        Path moved = file(version, "model.zip").getParent().resolveSibling("moved.zip");
        Files.move(file(version, "model.zip"), moved);
        Files.createSymbolicLink(file(version, "model.zip"), moved);
        assertThat(registry().verify(version).problems())
                .extracting(FileProblem::trouble)
                .containsExactly(FileTrouble.MISSING);
    }

    @Test
    void refusesAQuarantinedVersionEverywhereAndStillShowsIt() {
        ModelPackage model = ModelPackages.of(TIRE, "a");
        ModelVersion version = registry().publish(model);
        registry().promote(TIRE, version.version(), "first");
        flip(file(version, "signature.json"), 0, 0);
        registry().verify(version);
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().find(TIRE)).contains("signature.json is damaged");
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().find(version.reference()));
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().latest(TIRE));
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().publish(model));
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().promote(TIRE, version.version(), "again"));
        assertThat(registry().list()).singleElement().matches(ModelVersion::quarantined);
        assertThat(registry().locate(TIRE).quarantine()).contains("signature.json");
    }

    @Test
    void promotesNoVersionThatDoesNotVerify() {
        ModelVersion a = registry().publish(ModelPackages.of(TIRE, "a"));
        ModelVersion b = registry().publish(ModelPackages.of(TIRE, "b"));
        registry().promote(TIRE, a.version(), "first");
        flip(file(b, "model.zip"), 3, 3);
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().promote(TIRE, b.version(), "better"))
                .contains("model.zip");
        assertThat(registry().latest(TIRE)).contains(a);
    }

    @Test
    void refusesToReadAFileThatChanged() throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        flip(file(version, "model.zip"), 0, 0);
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().read(version, "model.zip"))
                .contains("model.zip is damaged");
        Files.delete(file(version, "metrics.json"));
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().read(version, "metrics.json"))
                .contains("metrics.json is missing");
    }

    @Test
    void saysSoWhenTheLatestPointerIsDamagedOrPointsNowhere() throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        registry().promote(TIRE, version.version(), "first");
        Path pointerFile = file(version, "model.zip").getParent().resolveSibling("latest");
        String pointer = Files.readString(pointerFile);
        Files.writeString(pointerFile, pointer.replace(version.version(), "000000000000"));
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().find(TIRE)).contains("000000000000");
        Files.writeString(pointerFile, "{");
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().find(TIRE)).contains("latest");
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().promote(TIRE, version.version(), "again"))
                .contains("delete it");
    }

    @Test
    void aVersionIsVerifiedBeforeItIsUsedAndADamagedOneQuarantined() throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of("tire_degradation", "a"));
        registry().promote("tire_degradation", version.version(), "first");
        assertThat(registry().verified("tire_degradation", version.version())).isEqualTo(version);

        flip(file(version, "model.zip"), 2, 1);

        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().verified("tire_degradation", version.version()))
                .contains("model.zip is damaged", "quarantined");
        assertThat(registry().locate("tire_degradation").quarantined()).isTrue();
        assertThat(registry().pointer("tire_degradation")).contains(version.version());
        assertFault(FaultReason.INTEGRITY_FAILURE, () -> registry().verified("tire_degradation", "0123456789ab"))
                .contains("is no longer in");
    }
}
