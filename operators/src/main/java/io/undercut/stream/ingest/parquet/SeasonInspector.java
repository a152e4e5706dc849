package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.ingest.SeasonCheck;
import io.undercut.stream.ingest.ValidationRule;
import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.Checksum;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.PartitionManifest;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/** Walks one season's files for {@code data validate}: every footer, every row group, every row. */
public final class SeasonInspector {
    private SeasonInspector() {}

    /** Inspects a season; what is wrong with the data is in the check, only unreachable storage is thrown. */
    public static SeasonCheck inspect(LakeLayout lake, int season) {
        SeasonCheck check = new SeasonCheck(season);
        List<Path> files;
        try {
            files = lake.files(LapTable.NAME, season);
            checkManifest(lake.partition(LapTable.NAME, season), check);
        } catch (Fault damaged) {
            note(check, ValidationRule.INTEGRITY, damaged);
            return check;
        }
        for (Path file : files) {
            inspect(file, check);
        }
        return check;
    }

    private static void inspect(Path path, SeasonCheck check) {
        ValidationRule stage = ValidationRule.INTEGRITY;
        try {
            ParquetFooter.read(path);
            stage = ValidationRule.SCHEMA;
            LapFile.check(path);
            stage = ValidationRule.INTEGRITY;
            try (LapFile file = LapFile.open(path, 0)) {
                for (ArrivedLap arrived = file.next(); arrived != null; arrived = file.next()) {
                    check.row(arrived);
                }
            }
        } catch (Fault damaged) {
            note(check, stage, damaged);
        }
    }

    private static void checkManifest(Path folder, SeasonCheck check) {
        Optional<PartitionManifest> manifest = PartitionManifest.in(folder);
        if (manifest.isEmpty()) {
            return;
        }
        Path file = new Path(folder, manifest.get().file());
        if (LakeFiles.exists(file)) {
            String found = Checksum.sha256(LakeFiles.read(file));
            if (!found.equals(manifest.get().sha256())) {
                check.broken(
                        ValidationRule.INTEGRITY,
                        file + " has SHA-256 " + found + ", recorded "
                                + manifest.get().sha256() + "; delete the season's folder and import it again");
            }
        }
    }

    private static void note(SeasonCheck check, ValidationRule rule, Fault damaged) {
        if (damaged.reason() != FaultReason.DATA_VALIDATION_FAILURE) {
            throw damaged;
        }
        check.broken(rule, damaged.getMessage());
    }
}
