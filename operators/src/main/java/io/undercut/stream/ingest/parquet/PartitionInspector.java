package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.ingest.RowPlace;
import io.undercut.stream.ingest.TableCheck;
import io.undercut.stream.ingest.ValidationRule;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.core.fs.Path;

/** Walks one partition's files for {@code data validate}: every footer, every row group, every row. */
public final class PartitionInspector {
    private final Partition partition;
    private final TableSchema table;
    private final TableCheck check;
    private final Consumer<RejectedRecord> rejected;

    private PartitionInspector(Partition partition, Consumer<RejectedRecord> rejected) {
        this.partition = partition;
        this.table = Tables.named(partition.table());
        this.check = new TableCheck(partition);
        this.rejected = rejected;
    }

    /**
     * Inspects a partition; what is wrong with the data is in the check, only unreachable storage is thrown.
     *
     * @param rejected takes the rows that must be rejected
     */
    public static TableCheck inspect(LakeLayout lake, Partition partition, Consumer<RejectedRecord> rejected) {
        return new PartitionInspector(partition, rejected).inspect(lake);
    }

    private TableCheck inspect(LakeLayout lake) {
        List<Path> files;
        try {
            files = lake.files(partition);
            checkManifest(lake.folder(partition));
        } catch (Fault damaged) {
            note(ValidationRule.INTEGRITY, damaged);
            return check;
        }
        files.forEach(this::inspect);
        if (check.isDisordered()) {
            findDistantTwins(files);
        }
        return check;
    }

    private void inspect(Path path) {
        ValidationRule stage = ValidationRule.INTEGRITY;
        try {
            ParquetFooter.read(path);
            stage = ValidationRule.SCHEMA;
            TableFile.match(path, table);
            stage = ValidationRule.INTEGRITY;
            try (TableFile file = TableFile.open(path, table)) {
                while (file.advance()) {
                    inspect(file, new RowPlace(path.toString(), file.group(file.row()), file.row()));
                }
            }
        } catch (Fault damaged) {
            note(stage, damaged);
        }
    }

    private void inspect(TableFile file, RowPlace place) {
        Object[] row;
        try {
            row = file.values();
        } catch (Fault undecodable) {
            check.rejected(place, undecodable.getMessage());
            rejected(file, place, undecodable.getMessage());
            return;
        }
        check.row(row, place).ifPresent(problem -> rejected(file, place, problem));
    }

    private void rejected(TableFile file, RowPlace place, String problem) {
        rejected.accept(new RejectedRecord(table.name(), place.file(), place.row(), problem, file.record()));
    }

    // Sorted rows show their twins as neighbours, in no memory at all; only where they are not sorted must keys be
    // kept.
    private void findDistantTwins(List<Path> files) {
        RowOrder order = new RowOrder(table);
        Set<String> keys = new HashSet<>();
        Object[] previous = null;
        for (Path path : files) {
            try (TableFile file = TableFile.open(path, table)) {
                while (file.advance()) {
                    Object[] row = file.values();
                    boolean known = !keys.add(order.text(row));
                    if (known && (previous == null || order.compare(previous, row) != 0)) {
                        check.twice(row, new RowPlace(path.toString(), file.group(file.row()), file.row()));
                    }
                    previous = row;
                }
            } catch (Fault told) {
                // The first walk has noted it.
                previous = null;
            }
        }
    }

    private void checkManifest(Path folder) {
        Optional<PartitionManifest> manifest = PartitionManifest.in(folder);
        if (manifest.isEmpty()) {
            return;
        }
        Path file = new Path(folder, manifest.get().file());
        if (LakeFiles.exists(file)) {
            String found = LakeFiles.sha256(file);
            if (!found.equals(manifest.get().sha256())) {
                check.broken(
                        ValidationRule.INTEGRITY,
                        file + " has SHA-256 " + found + ", recorded "
                                + manifest.get().sha256() + "; delete the season's folder and import it again");
            }
        }
    }

    private void note(ValidationRule rule, Fault damaged) {
        if (damaged.reason() != FaultReason.DATA_VALIDATION_FAILURE) {
            throw damaged;
        }
        check.broken(rule, damaged.getMessage());
    }
}
