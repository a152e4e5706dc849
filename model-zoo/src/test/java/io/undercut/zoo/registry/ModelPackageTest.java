package io.undercut.zoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import io.undercut.testing.ModelPackages;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackageTest {
    @Test
    void takesItsVersionFromTheIdentityFilesAlone() {
        ModelPackage one = ModelPackages.of("tire_degradation", "a", "at one place");
        assertThat(ModelPackages.of("tire_degradation", "a", "at another").version())
                .isEqualTo(one.version());
        assertThat(ModelPackages.of("tire_degradation", "b", "at one place").version())
                .isNotEqualTo(one.version());
    }

    @Test
    void takesTheSameVersionInWhateverOrderFilesAreGiven() {
        List<PackageFile> files = ModelPackages.files("a", "x");
        String version = new ModelPackage("tire_degradation", files).version();
        Collections.reverse(files);
        assertThat(new ModelPackage("tire_degradation", files).version()).isEqualTo(version);
    }

    @Test
    void hashesSortedLinesOfNameAndChecksum() {
        String lines = "";
        for (PackageFile file : ModelPackages.of("tire_degradation", "a").files()) {
            lines += file.role() == FileRole.IDENTITY ? file.name() + " " + file.sha256() + "\n" : "";
        }
        assertThat(ModelPackages.of("tire_degradation", "a").version())
                .isEqualTo(Hashing.sha256()
                        .hashString(lines, StandardCharsets.UTF_8)
                        .toString()
                        .substring(0, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tire", "../tire", "tire/x", "1tire", "tire-degradation"})
    void refusesAModelTypeThatIsNotSnakeCase(String modelType) {
        assertThatThrownBy(() -> ModelPackages.of(modelType, "a")).hasMessageContaining("snake case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checksums.json", "quarantine.json"})
    void refusesTheRegistrysOwnFiles(String name) {
        List<PackageFile> files = ModelPackages.files("a", "x");
        files.add(PackageFile.descriptive(name, new byte[0]));
        assertThatThrownBy(() -> new ModelPackage("tire", files)).hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.zip", "signature.json", "metrics.json", "lineage.json"})
    void refusesAPackageWithoutARequiredFile(String name) {
        List<PackageFile> files = ModelPackages.files("a", "x");
        files.removeIf(file -> file.name().equals(name));
        assertThatThrownBy(() -> new ModelPackage("tire", files)).hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", ".x", "a\nb", "a b"})
    void refusesFileNamesThatAreNotOneSegment(String name) {
        assertThatThrownBy(() -> PackageFile.descriptive(name, new byte[0]))
                .message()
                .hasLineCount(1);
    }

    @Test
    void refusesNamesThatDifferOnlyInCase() {
        List<PackageFile> files = ModelPackages.files("a", "x");
        files.add(PackageFile.descriptive("MODEL.zip", new byte[0]));
        assertThatThrownBy(() -> new ModelPackage("tire", files)).hasMessageContaining("twice");
    }
}
