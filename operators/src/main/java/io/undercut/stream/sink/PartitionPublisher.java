package io.undercut.stream.sink;

import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LakeLock;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.zoo.registry.store.StoredObject;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * Publishes a partition under a name that carries its content's checksum: the same content is never written twice. The files it takes the
 * place of stay for those who read them by the older manifest; {@link io.undercut.stream.lake.LakeSweep} deletes them later.
 */
final class PartitionPublisher {
    private static final int NAME_DIGITS = 16;

    private final LakeLayout lake;
    private final Partition partition;
    private final Path folder;
    private final StoredObject seen;

    private PartitionPublisher(LakeLayout lake, Partition partition, StoredObject seen) {
        this.lake = lake;
        this.partition = partition;
        this.folder = lake.folder(partition);
        this.seen = seen;
    }

    /** A publisher that has seen the partition as it is now; to be had before what the partition holds is read. */
    static PartitionPublisher of(LakeLayout lake, Partition partition) {
        return new PartitionPublisher(
                lake,
                partition,
                PartitionManifest.file(lake.folder(partition)).read().orElse(null));
    }

    /**
     * Publishes the file as the partition's whole content; where the lake holds just that, or the policy is FAIL, nothing is touched.
     * Empty, and nothing changes, if somebody else has published the partition since it was seen: merge with that and publish again.
     */
    Optional<TablePartition> publish(ParquetSpool spool, ConflictPolicy policy) {
        String sha256 = spool.complete();
        Path file = new Path(folder, "part-" + sha256.substring(0, NAME_DIGITS) + ".parquet");
        PartitionManifest manifest = new PartitionManifest(file.getName(), spool.rows(), sha256);
        boolean changed =
                seen == null || !manifest.equals(PartitionManifest.of(folder, seen)) || !LakeFiles.exists(file);
        if (changed && policy != ConflictPolicy.FAIL) {
            lake.note(partition);
            // Large files are copied before the lock is taken; nobody looks at them yet.
            LakeFiles.publish(file, spool.file());
            if (!new LakeLock(new Path(lake.root())).holding(() -> replace(manifest, file, spool))) {
                return Optional.empty();
            }
        }
        return Optional.of(new TablePartition(
                partition.table(), partition.season(), spool.rows(), sha256, file.toString(), changed));
    }

    private boolean replace(PartitionManifest manifest, Path file, ParquetSpool spool) {
        if (!LakeFiles.exists(file)) {
            // It bore the name of an old file, and that was swept away between the copy and the lock.
            LakeFiles.publish(file, spool.file());
        }
        // From here on readers see the new file; before, they saw the old one.
        return manifest.replace(folder, seen);
    }
}
