package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.job.config.Warehouse;
import io.undercut.stream.featureset.FeatureVersions;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LakeSweep;
import java.time.Clock;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes files that nothing names any more and whose grace is over, whenever a command begins to work in a warehouse. */
public final class WarehouseSweep {
    private static final Logger LOG = LoggerFactory.getLogger(WarehouseSweep.class);

    private WarehouseSweep() {}

    /**
     * Sweeps lake and feature sets. That something could not be deleted stops nobody's work. Only on a disk: elsewhere no lock keeps a file
     * from being deleted in the moment in which it is named again.
     */
    public static void run(Warehouse warehouse, Clock clock) {
        if (warehouse.folder().isEmpty()) {
            return;
        }
        try {
            new LakeSweep(new LakeLayout(warehouse.lake()), clock).run();
            Path features = new Path(warehouse.features("any")).getParent();
            LakeFiles.list(features).stream()
                    .filter(FileStatus::isDir)
                    .forEach(set -> new FeatureVersions(set.getPath()).sweep(clock));
        } catch (Fault left) {
            LOG.warn("old files of {} were not deleted: {}", warehouse.shown(), left.getMessage());
        }
    }
}
