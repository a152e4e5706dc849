package io.undercut.zoo.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.testing.ModelPackages;
import io.undercut.testing.OnnxFile;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.network.NetworkFormat;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.PackageFile;
import io.undercut.zoo.registry.VersionArchive;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedModelTest {
    private static final ModelSignature SIGNATURE = new ModelSignature(
            List.of(feature("c0"), feature("c1"), feature("c2")), feature("label"), List.of(), List.of(), null);
    private static final float[] ROW = {0.5f, -1, 2};

    @TempDir
    private Path folder;

    private byte[] archive;

    @BeforeEach
    void publish() {
        List<PackageFile> files = ModelPackages.files("", "somewhere");
        files.set(0, PackageFile.identity(ModelPackage.MODEL, ModelPackages.network(7)));
        files.set(1, PackageFile.identity(ModelPackage.SIGNATURE, CanonicalJson.write(SIGNATURE)));
        ModelRegistry registry = new ModelRegistry(new LocalArtifactStore(folder.resolve("models")), Clock.systemUTC());
        archive = registry.archive(registry.publish(new ModelPackage("wear", files)));
    }

    private static Feature feature(String name) {
        return new Feature(name, "s", "a column");
    }

    @Test
    void predictsWhatThePublishedModelPredicts() throws IOException {
        try (PackagedModel model = opened(archive);
                Model published = NetworkFormat.ARCHIVE.open(ModelPackages.network(7))) {
            assertThat(model.reference()).startsWith("wear@");
            assertThat(model.signature()).isEqualTo(SIGNATURE);
            assertThat(model.file("model-card.md")).asString(UTF_8).startsWith("# Card");
            assertThat(model.predict(Map.of("c0", 0.5, "c1", -1, "c2", 2L))).isEqualTo(published.predict(ROW, 1));
            assertThat(model.predict(Map.of("c0", 0.5, "c2", 2)))
                    .isEqualTo(published.predict(new float[] {0.5f, Float.NaN, 2}, 1));
        }
    }

    @Test
    void severalThreadsPredictAtOnce() throws IOException {
        try (PackagedModel model = opened(archive)) {
            float expected = model.predict(ROW, new int[0], 1)[0];

            assertThat(IntStream.range(0, 2_000)
                            .parallel()
                            .mapToObj(call -> model.predict(ROW, new int[0], 1)[0])
                            .distinct())
                    .containsExactly(expected);
        }
    }

    @Test
    void anInputThatTheModelDoesNotHaveIsRefusedWithThoseItHas() throws IOException {
        try (PackagedModel model = opened(archive)) {
            assertThatThrownBy(() -> model.predict(Map.of("tyre", 1)))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("no input 'tyre'")
                    .hasMessageContaining("c0, c1");
            assertThatThrownBy(() -> model.predict(new float[4], new int[0], 1))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("4 numbers are not 1 rows of 3");
        }
    }

    @Test
    void onnxRuntimePredictsTheSameFromTheSameNames() throws IOException {
        byte[] onnx = OnnxPackage.of(VersionArchive.read(archive));

        try (PackagedModel model = opened(archive)) {
            assertThat(OnnxFile.predict(onnx, ROW, new int[0], 1)[0])
                    .isCloseTo(model.predict(ROW, new int[0], 1)[0], within(1e-6f));
        }
        assertThat(OnnxPackage.of(VersionArchive.read(archive))).isEqualTo(onnx);
    }

    @Test
    void aFileThatIsNotThereIsNoTroubleOfTheStorage() {
        assertThatThrownBy(() -> PackagedModel.open(Path.of("nowhere.zip")))
                .hasMessage("nowhere.zip does not exist; check the path, or write it with models package");
    }

    @Test
    void aFileThatIsNoArchiveIsRefused() {
        for (byte[] file : List.of(new byte[0], new byte[] {1, 2, 3}, Arrays.copyOf(archive, archive.length / 2))) {
            assertThatThrownBy(() -> opened(file))
                    .isInstanceOfSatisfying(
                            Fault.class,
                            fault -> assertThat(fault.reason())
                                    .isIn(FaultReason.DATA_VALIDATION_FAILURE, FaultReason.INTEGRITY_FAILURE));
        }
    }

    @Test
    void aChangedFileIsRefusedByItsName() throws IOException {
        LinkedHashMap<String, byte[]> entries = entries();
        entries.get("model-card.md")[2] ^= 1;

        assertThatThrownBy(() -> opened(ArchiveLayout.write(entries)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INTEGRITY_FAILURE))
                .hasMessageContaining("model-card.md is not what was published");
    }

    @Test
    void aMissingFileIsRefusedByItsName() throws IOException {
        LinkedHashMap<String, byte[]> entries = entries();
        entries.remove("lineage.json");

        assertThatThrownBy(() -> opened(ArchiveLayout.write(entries))).hasMessageContaining("lineage.json is missing");
    }

    @Test
    void anEntryThatWouldLeadOutOfTheFolderIsRefused() throws IOException {
        LinkedHashMap<String, byte[]> entries = entries();
        entries.put("../../evil.sh", new byte[] {1});

        assertThatThrownBy(() -> opened(ArchiveLayout.write(entries))).hasMessageContaining("'../../evil.sh'");
    }

    @Test
    void aBombIsNotInflated() throws IOException {
        LinkedHashMap<String, byte[]> entries = entries();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getKey().equals("model.zip") ? new byte[1 << 28] : entry.getValue());
                zip.closeEntry();
            }
        }

        assertThatThrownBy(() -> opened(bomb.toByteArray())).hasMessageContaining("entry model.zip has");
    }

    private LinkedHashMap<String, byte[]> entries() throws IOException {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private PackagedModel opened(byte[] bytes) throws IOException {
        return PackagedModel.open(Files.write(folder.resolve("packaged.zip"), bytes));
    }
}
