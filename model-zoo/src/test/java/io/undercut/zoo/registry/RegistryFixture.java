package io.undercut.zoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.testing.SteppingClock;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.io.TempDir;

/** A registry on a local disk that tests may damage. */
abstract class RegistryFixture {
    static final Instant NOON = Instant.parse("2026-02-14T12:00:00Z");

    @TempDir
    private Path folder;

    private final Clock clock = new SteppingClock(NOON);

    final ArtifactStore store() {
        return new LocalArtifactStore(folder);
    }

    final ModelRegistry registry() {
        return over(store());
    }

    final ModelRegistry over(ArtifactStore store) {
        return new ModelRegistry(store, clock);
    }

    final Path file(ModelVersion version, String name) {
        return folder.resolve(version.modelType()).resolve(version.version()).resolve(name);
    }

    final Path storeFolder() {
        return folder;
    }

    static void flip(Path file, int index, int bit) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[index] ^= (byte) (1 << bit);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AbstractStringAssert<?> assertFault(FaultReason reason, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
        try {
            call.run();
            return assertThat("");
        } catch (Fault e) {
            return assertThat(e.getMessage()).hasLineCount(1);
        }
    }
}
