package io.undercut.stream.store;

import io.undercut.fault.Fault;
import io.undercut.fault.StorageFault;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Opens stores by URI: a folder of this machine, or a folder of whatever Flink has a file system for. The only place that chooses. */
public final class ArtifactStores {
    private ArtifactStores() {}

    /**
     * The store below a folder, which need not be there yet.
     *
     * @param uri as Flink's {@code Path} takes it
     */
    public static ArtifactStore at(String uri) {
        Path root = new Path(uri);
        return isLocal(root)
                ? new LocalArtifactStore(java.nio.file.Path.of(root.getPath()))
                : new ObjectArtifactStore(root);
    }

    /** Whether a place is on a disk of this machine, where files are locked and moved; a configuration fault if Flink cannot tell. */
    public static boolean isLocal(Path place) {
        return FileSystem.getLocalFileSystem()
                .getUri()
                .getScheme()
                .equals(fileSystem(place).getUri().getScheme());
    }

    /** The file system of a place; a configuration fault where this Flink has none for its scheme. */
    public static FileSystem fileSystem(Path place) {
        try {
            // Not the one that closes what a task has left open: on some storages closing is publishing.
            return FileSystem.getUnguardedFileSystem(place.toUri());
        } catch (UnsupportedFileSystemSchemeException unknown) {
            throw Fault.configuration("this Flink has no file system for " + place + "; put the plugin for '"
                    + place.toUri().getScheme()
                    + "' into Flink's plugins folder (FLINK_PLUGINS_DIR), or name a folder");
        } catch (IOException problem) {
            throw StorageFault.of("cannot reach " + place, problem);
        }
    }
}
