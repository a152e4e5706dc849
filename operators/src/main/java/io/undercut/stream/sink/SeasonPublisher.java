package io.undercut.stream.sink;

import io.undercut.race.Lap;
import io.undercut.stream.lake.Checksum;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.lake.TablePartition;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/** Publishes a season under a name that carries its content's checksum: the same content is never written twice. */
final class SeasonPublisher {
    private static final int NAME_DIGITS = 16;

    private SeasonPublisher() {}

    /** Publishes the laps as the season's whole content; where the lake holds just that, nothing is touched. */
    static TablePartition publish(LakeLayout lake, int season, List<Lap> laps) {
        byte[] content = LapParquet.encode(laps);
        String sha256 = Checksum.sha256(content);
        Path folder = lake.partition(LapTable.NAME, season);
        Path file = new Path(folder, "part-" + sha256.substring(0, NAME_DIGITS) + ".parquet");
        PartitionManifest manifest = new PartitionManifest(file.getName(), laps.size(), sha256);
        boolean changed = !PartitionManifest.in(folder).equals(Optional.of(manifest)) || !LakeFiles.exists(file);
        if (changed) {
            LakeFiles.publish(file, content);
            // From here on readers see the new file; before, they saw the old one.
            manifest.publish(folder);
            LakeLayout.parquetFiles(folder).stream()
                    .filter(found -> !found.getName().equals(file.getName()))
                    .forEach(LakeFiles::delete);
        }
        return new TablePartition(LapTable.NAME, season, laps.size(), sha256, file.toString(), changed);
    }
}
