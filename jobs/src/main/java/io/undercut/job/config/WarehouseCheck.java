package io.undercut.job.config;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.StorageFault;
import io.undercut.stream.lake.LakeFiles;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at the warehouse before any work starts: better one line now than a half-written run later. */
public final class WarehouseCheck {
    private static final long MEBIBYTE = 1L << 20;

    /** Room for a season's tables, a feature set, checkpoints and a model, with some to spare. */
    public static final long NEEDED_BYTES = 256 * MEBIBYTE;

    private WarehouseCheck() {}

    /** Makes the folder if it is missing; refuses one that cannot be written or, on a disk, has too little room. */
    public static void passes(Warehouse warehouse, long neededBytes) {
        warehouse.folder().ifPresentOrElse(root -> passes(root, neededBytes), () -> passes(warehouse.root()));
    }

    /** Of a store nobody can tell how much it holds: it takes a small object or not. */
    private static void passes(String root) {
        org.apache.flink.core.fs.Path probe = new org.apache.flink.core.fs.Path(root, ".probe");
        try {
            LakeFiles.publish(probe, new byte[] {1});
            LakeFiles.delete(probe);
        } catch (Fault refused) {
            throw new Fault(
                    refused.reason(), "--warehouse " + root + " cannot be written: " + refused.getMessage(), refused);
        } catch (RuntimeException onlyRead) {
            // Hadoop on the class path has file systems for http, ftp and the like, which say this in ways of their
            // own.
            throw new Fault(
                    FaultReason.INVALID_CONFIGURATION,
                    "--warehouse " + root + " cannot be written: its file system takes no files; name a folder, or a"
                            + " URI such as gs://bucket/name",
                    onlyRead);
        }
    }

    private static void passes(Path root, long neededBytes) {
        for (Path place : List.of(root, root.resolve("lake"), root.resolve("training"), root.resolve("models"))) {
            if (Files.exists(place) && !Files.isDirectory(place)) {
                throw new Fault(
                        FaultReason.PERMISSION_DENIED,
                        "--warehouse " + root + " cannot be written: " + place
                                + " is a file; must be a folder: move the file away or choose another warehouse");
            }
        }
        try {
            Files.createDirectories(root);
            Path probe = Files.createTempFile(root, ".probe", ".part");
            Files.delete(probe);
            FileStore store = Files.getFileStore(root);
            long room = store.getUsableSpace();
            if (room < neededBytes) {
                throw new Fault(
                        FaultReason.INVALID_CONFIGURATION,
                        "--warehouse %s has %d MiB free; must have at least %d MiB: free some or choose another disk"
                                .formatted(root, room / MEBIBYTE, neededBytes / MEBIBYTE));
            }
        } catch (IOException e) {
            throw StorageFault.of("--warehouse " + root + " cannot be written", e);
        }
    }
}
