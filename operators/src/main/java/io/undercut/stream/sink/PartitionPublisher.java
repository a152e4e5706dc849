package io.undercut.stream.sink;

import io.undercut.stream.lake.ConflictPolicy;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.lake.TablePartition;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/** Publishes a partition under a name that carries its content's checksum: the same content is never written twice. */
final class PartitionPublisher {
    private static final int NAME_DIGITS = 16;

    private PartitionPublisher() {}

    /** Publishes the file as the partition's whole content; where the lake holds just that, or the policy is FAIL, nothing is touched. */
    static TablePartition publish(LakeLayout lake, Partition partition, ParquetSpool spool, ConflictPolicy policy) {
        String sha256 = spool.complete();
        Path folder = lake.folder(partition);
        Path file = new Path(folder, "part-" + sha256.substring(0, NAME_DIGITS) + ".parquet");
        PartitionManifest manifest = new PartitionManifest(file.getName(), spool.rows(), sha256);
        boolean changed = !PartitionManifest.in(folder).equals(Optional.of(manifest)) || !LakeFiles.exists(file);
        if (changed && policy != ConflictPolicy.FAIL) {
            LakeFiles.publish(file, spool.file());
            // From here on readers see the new file; before, they saw the old one.
            manifest.publish(folder);
            LakeLayout.parquetFiles(folder).stream()
                    .filter(found -> !found.getName().equals(file.getName()))
                    .forEach(LakeFiles::delete);
        }
        return new TablePartition(
                partition.table(), partition.season(), spool.rows(), sha256, file.toString(), changed);
    }
}
