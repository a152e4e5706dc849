package io.undercut.job.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.testing.ModelPackages;
import io.undercut.zoo.network.NetworkFormat;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.registry.PackageFile;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checksums that fit say only that nothing was changed since somebody wrote them. */
class VersionContentsTest {
    private static final String TIRE = "tire_degradation";

    @TempDir
    private Path folder;

    @Test
    void aVersionOfAModelThatCanBeOpenedIsOurs() {
        assertThat(foreign(ModelPackages.ofNetwork(TIRE, 1))).isEmpty();
    }

    @Test
    void aFileThatNoVersionHasIsForeignThoughItsChecksumIsRight() {
        List<PackageFile> files =
                new ArrayList<>(ModelPackages.ofNetwork(TIRE, 1).files());
        files.add(PackageFile.descriptive("startup.sh", "true".getBytes(UTF_8)));

        assertThat(foreign(new ModelPackage(TIRE, files)).orElseThrow()).contains("startup.sh, which no version has");
    }

    @Test
    void aModelThatCannotBeOpenedIsForeignThoughItsChecksumIsRight() {
        assertThat(foreign(ModelPackages.of(TIRE, "no archive")).orElseThrow()).contains("the model file");
    }

    private Optional<String> foreign(ModelPackage model) {
        ModelRegistry registry = new ModelRegistry(new LocalArtifactStore(folder), Clock.systemUTC());
        ModelVersion version = registry.publish(model);
        assertThat(registry.verify(version).clean()).isTrue();
        return VersionContents.foreign(version, NetworkFormat.ARCHIVE, registry.read(version, ModelPackage.MODEL));
    }
}
