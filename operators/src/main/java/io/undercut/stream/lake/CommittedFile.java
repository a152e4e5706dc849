package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * A small file whose content commits what lies beside it: of those who saw the same content one puts another in its place, and the others
 * are told. On a disk under a lock, elsewhere by conditional creation.
 *
 * @param file where it is
 */
public record CommittedFile(Path file) {
    private static final int ATTEMPTS = 100;

    /** As it is now; empty if there is none. */
    public Optional<StoredObject> read() {
        return store().read(file.getName());
    }

    /**
     * Puts other content in its place; false, and nothing changes, if it is no longer as it was seen.
     *
     * @param seen as it was read; null if there was none
     */
    public boolean replace(StoredObject seen, byte[] next) {
        return seen == null
                ? store().createIfAbsent(file.getName(), next)
                : store().compareAndSwap(file.getName(), seen.generation(), next);
    }

    /** Puts content in its place, whatever is there. */
    public void put(byte[] next) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (replace(read().orElse(null), next)) {
                return;
            }
        }
        throw changing();
    }

    /** Takes it away; its absence is no error. */
    public void delete() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredObject> seen = read();
            if (seen.isEmpty() || store().delete(file.getName(), seen.get().generation())) {
                return;
            }
        }
        throw changing();
    }

    private ArtifactStore store() {
        return ArtifactStores.at(file.getParent().toString());
    }

    private Fault changing() {
        return new Fault(
                FaultReason.NETWORK_TIMEOUT,
                file + " cannot be replaced: it is no file, or changes all the time; run again");
    }
}
