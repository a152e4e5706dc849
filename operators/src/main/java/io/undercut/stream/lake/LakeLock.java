package io.undercut.stream.lake;

import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.registry.store.StoreLock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.fs.Path;

/**
 * Keeps files from being swept away while somebody commits them, and the other way: held for a look and a rename, never while rows are read
 * or written. What counts is decided by the {@link CommittedFile} alone, so where there are no locks nothing is swept and none is needed.
 *
 * @param folder the folder that is locked as a whole; made if it is missing
 */
public record LakeLock(Path folder) {
    private static final String NAME = ".lock";

    /** Runs a change alone, and says whether it came about. */
    public boolean holding(BooleanSupplier change) {
        try {
            if (!ArtifactStores.isLocal(folder)) {
                return change.getAsBoolean();
            }
            java.nio.file.Path place = new File(folder.getPath()).toPath();
            Files.createDirectories(place);
            return new StoreLock(place.resolve(NAME)).holding(change::getAsBoolean);
        } catch (IOException problem) {
            throw LakeFiles.unreachable("lock", folder, problem);
        }
    }
}
