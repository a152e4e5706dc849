package io.undercut.zoo.registry;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Moves {@code latest}: one compare-and-swap, so that readers see the old version or the new, and of two promoters none is lost. */
final class VersionPromoter {
    private static final int ATTEMPTS = 100;

    private final ArtifactStore store;
    private final Clock clock;

    VersionPromoter(ArtifactStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<LatestPointer> latest(String modelType) {
        String path = RegistryLayout.latest(modelType);
        return store.read(path).map(stored -> LatestPointer.read(stored.bytes(), store.uri() + path));
    }

    /** Moves it, wherever it points. */
    Promotion promote(ModelVersion version, String reason) {
        return promote(version, reason, from -> true).orElseThrow();
    }

    /** Moves it if it is where somebody expects it; empty, and nothing changes, if it points at yet another. */
    Optional<Promotion> promoteOver(String expected, ModelVersion version, String reason) {
        return promote(version, reason, from -> Objects.equals(from, expected));
    }

    private Optional<Promotion> promote(ModelVersion version, String reason, Predicate<String> mayMoveFrom) {
        String path = RegistryLayout.latest(version.modelType());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredObject> stored = store.read(path);
            LatestPointer now = stored.map(object -> LatestPointer.read(object.bytes(), store.uri() + path))
                    .orElse(null);
            if (now != null && now.version().equals(version.version())) {
                return Optional.of(Promotion.of(version.modelType(), now, Promotion.Outcome.ALREADY_PROMOTED));
            }
            if (!mayMoveFrom.test(now == null ? null : now.version())) {
                return Optional.empty();
            }
            LatestPointer next = new LatestPointer(
                    version.version(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    now == null ? null : now.version(),
                    reason);
            byte[] json = CanonicalJson.write(next);
            boolean moved = stored.isEmpty()
                    ? store.createIfAbsent(path, json)
                    : store.compareAndSwap(path, stored.get().generation(), json);
            if (moved) {
                return Optional.of(Promotion.of(version.modelType(), next, Promotion.Outcome.PROMOTED));
            }
            if (stored.isEmpty() && store.read(path).isEmpty()) {
                throw new Fault(
                        FaultReason.INTEGRITY_FAILURE,
                        store.uri() + path + " is not a file; move it away, then run again");
            }
        }
        throw new Fault(
                FaultReason.NETWORK_TIMEOUT,
                store.uri() + path + " is moved by others all the time; run the promotion again");
    }
}
