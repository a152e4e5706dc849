package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Deletes what publications left behind in a lake: data files that a manifest no longer names, and what killed writers left half-written.
 * Only after a grace, for whoever has read the older manifest still reads its file.
 *
 * @param lake the lake
 * @param clock tells how old files are
 */
public record LakeSweep(LakeLayout lake, Clock clock) {
    /** From the publication that took a file's place to the file's end; far longer than jobs read one. */
    public static final Duration GRACE = Duration.ofHours(1);

    /** Names that only our own writer gives, whole or half-written: files that somebody laid there are his. */
    private static final Pattern OURS = Pattern.compile("part-[0-9a-f]{16}\\.parquet"
            + "|\\.(part-[0-9a-f]{16}\\.parquet|_partition\\.json)\\.(inprogress\\..+|[0-9a-f-]{36})");

    /** Sweeps every partition of every table. */
    public void run() {
        for (TableSchema table : Tables.ALL) {
            for (FileStatus season : LakeFiles.list(lake.table(table.name()))) {
                if (season.isDir()) {
                    sweep(season.getPath());
                    LakeFiles.list(season.getPath()).stream()
                            .filter(FileStatus::isDir)
                            .forEach(race -> sweep(race.getPath()));
                }
            }
        }
    }

    private void sweep(Path folder) {
        if (!old(folder).isEmpty()) {
            // Seen again under the lock: what was old may have been published anew meanwhile.
            new LakeLock(new Path(lake.root())).holding(() -> {
                old(folder).forEach(LakeFiles::delete);
                return true;
            });
        }
    }

    private List<Path> old(Path folder) {
        List<FileStatus> files = LakeFiles.list(folder);
        boolean settled = files.stream()
                .filter(status -> status.getPath().getName().equals(PartitionManifest.NAME))
                .anyMatch(this::isOld);
        if (!settled) {
            return List.of();
        }
        String current;
        try {
            current = PartitionManifest.in(folder).map(PartitionManifest::file).orElse("");
        } catch (Fault damaged) {
            // Whoever needs this partition says so; until then every file may be the one that counts.
            return List.of();
        }
        return files.stream()
                .filter(status -> !status.isDir() && isOld(status))
                .map(FileStatus::getPath)
                .filter(path -> OURS.matcher(path.getName()).matches()
                        && !path.getName().equals(current))
                .toList();
    }

    private boolean isOld(FileStatus status) {
        return status.getModificationTime() < clock.millis() - GRACE.toMillis();
    }
}
