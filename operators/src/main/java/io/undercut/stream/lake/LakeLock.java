package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import io.undercut.zoo.registry.store.StoreLock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.fs.Path;

/**
 * Lets one command at a time change what counts below a folder: look at a manifest, then put another in its place. Held for a look and a
 * rename, never while rows are read or written. An object store would compare generations instead; until one is supported, a folder that
 * is not on a disk is refused.
 *
 * @param folder the folder that is locked as a whole; made if it is missing
 */
public record LakeLock(Path folder) {
    private static final String NAME = ".lock";

    /** Runs a change alone, and says whether it came about. */
    public boolean holding(BooleanSupplier change) {
        try {
            if (folder.getFileSystem().isDistributedFS()) {
                throw Fault.configuration(
                        folder + " is not on a local disk; this build writes into local folders only");
            }
            java.nio.file.Path place = new File(folder.getPath()).toPath();
            Files.createDirectories(place);
            return new StoreLock(place.resolve(NAME)).holding(change::getAsBoolean);
        } catch (IOException problem) {
            throw LakeFiles.unreachable("lock", folder, problem);
        }
    }
}
