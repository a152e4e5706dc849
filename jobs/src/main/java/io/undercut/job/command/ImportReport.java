package io.undercut.job.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.undercut.fault.Phrase;
import io.undercut.job.graph.ImportResult;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.sink.Rejections;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@code data import} tells.
 *
 * @param files files read
 * @param bytes their length in all
 * @param durationSeconds from the command to the last row published
 * @param leftOut files that hold nothing for the lake, each with the reason
 * @param notes what files leave open, of each in a line
 * @param result what came of it
 */
record ImportReport(
        int files,
        long bytes,
        double durationSeconds,
        List<String> leftOut,
        List<String> notes,
        @JsonUnwrapped ImportResult result) {
    private static final double MILLIS = 1000;
    private static final double MEGABYTE = 1e6;

    static ImportReport of(ImportFiles files, ImportResult result, Duration took) {
        return new ImportReport(
                files.files().size(), files.bytes(), took.toMillis() / MILLIS, files.leftOut(), files.notes(), result);
    }

    /** The report for people. */
    String text() {
        return tables(result)
                + leftOut.stream().map(file -> "%nleft out: %s".formatted(file)).collect(Collectors.joining())
                + notes.stream().map(note -> "%nnote: %s".formatted(note)).collect(Collectors.joining())
                + "%n%s, %.1f MB in %.1f s: %.1f MB/s, %,.0f records/s"
                        .formatted(
                                Phrase.count(files, "file"),
                                bytes / MEGABYTE,
                                durationSeconds,
                                bytes / MEGABYTE / durationSeconds,
                                result.read() / durationSeconds);
    }

    /** What came of an import, table by table, for people. */
    static String tables(ImportResult result) {
        StringBuilder text = new StringBuilder();
        Map<String, List<TablePartition>> tables = new LinkedHashMap<>();
        for (TablePartition partition : result.partitions()) {
            tables.computeIfAbsent(partition.table(), table -> new java.util.ArrayList<>())
                    .add(partition);
        }
        tables.forEach(
                (table, partitions) -> text.append(line(table, partitions)).append('\n'));
        text.append("%s read = %,d kept (%,d of them the same again) + %,d rejected; %s; %s%s%n"
                .formatted(
                        Phrase.count(result.read(), "record"),
                        result.kept(),
                        result.repeated(),
                        result.rejected(),
                        Phrase.count(result.added(), "new row"),
                        Phrase.count(result.conflicts(), "conflict"),
                        result.changed() ? "" : "; nothing new, the lake is as it was"));
        for (Rejections rejected : result.rejections()) {
            text.append("rejected: %s of %s, the first in row %d: %s; see %s%n"
                    .formatted(
                            Phrase.count(rejected.records(), "record"),
                            rejected.file(),
                            rejected.row(),
                            rejected.reason(),
                            rejected.letters()));
        }
        result.examples()
                .forEach(example -> text.append("conflict: ").append(example).append('\n'));
        return text.toString().stripTrailing();
    }

    private static String line(String table, List<TablePartition> partitions) {
        TreeSet<Integer> seasons = new TreeSet<>();
        partitions.forEach(partition -> seasons.add(partition.season()));
        long changed = partitions.stream().filter(TablePartition::changed).count();
        return "%s: %s of %s in %s, %s"
                .formatted(
                        table,
                        Phrase.count(
                                partitions.stream()
                                        .mapToLong(TablePartition::rows)
                                        .sum(),
                                "row"),
                        seasons.size() == 1 ? seasons.first() : seasons.first() + " … " + seasons.last(),
                        Phrase.count(partitions.size(), "partition"),
                        changed == 0 ? "unchanged" : changed + " written");
    }
}
