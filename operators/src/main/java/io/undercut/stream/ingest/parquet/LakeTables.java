package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads the tables of a lake. Which files count of a partition is looked up once: what is read is what lineage and checksums tell of, though
 * somebody imports meanwhile.
 */
public final class LakeTables {
    private final LakeLayout lake;
    private final Map<Partition, List<Path>> seen = new ConcurrentHashMap<>();

    /** The tables of a lake. */
    public LakeTables(LakeLayout lake) {
        this.lake = Objects.requireNonNull(lake);
    }

    /** The tables of the lake at a URI. */
    public static LakeTables at(String root) {
        return new LakeTables(new LakeLayout(root));
    }

    /** Where they lie. */
    public LakeLayout lake() {
        return lake;
    }

    /** The files that count of a partition, as they were when first asked for. */
    public List<Path> files(Partition partition) {
        return seen.computeIfAbsent(partition, lake::files);
    }

    private List<Path> files(String table, int season) {
        return files(new Partition(table, season, null));
    }

    /** The seasons that have laps, ascending. */
    public List<Integer> seasons() {
        return lake.seasons(LapTable.NAME);
    }

    /** The seasons asked for, ascending; all there are where none is named. One that is not there is a data fault listing those that are. */
    public List<Integer> seasons(Collection<Integer> wanted) {
        List<Integer> present = seasons();
        if (present.isEmpty()) {
            throw Fault.data(
                    "the lake " + lake.root() + " has no laps; import some with: undercut data import --from PATH");
        }
        TreeSet<Integer> absent = new TreeSet<>(wanted);
        present.forEach(absent::remove);
        if (!absent.isEmpty()) {
            throw Fault.data("the lake " + lake.root() + " has no laps of season " + words(absent) + "; it has "
                    + words(present));
        }
        return wanted.isEmpty() ? present : List.copyOf(new TreeSet<>(wanted));
    }

    /**
     * The laps of chosen seasons that obey the rules of a single lap, read in parallel by file: order only within a file. The others are in
     * its side output {@link ScreenLaps#REJECTED}.
     */
    public SingleOutputStreamOperator<Lap> laps(StreamExecutionEnvironment environment, Collection<Integer> wanted) {
        List<String> files = new ArrayList<>();
        for (int season : seasons(wanted)) {
            files(LapTable.NAME, season).forEach(file -> files.add(file.toString()));
        }
        return new LapFiles(files)
                .checked()
                .read(environment)
                .process(new ScreenLaps(), TypeInformation.of(Lap.class))
                .name("screen laps")
                .uid("screen-laps");
    }

    /** All laps of a season in key order of its files; empty where the lake does not have it. */
    public List<Lap> laps(int season) {
        List<Lap> laps = new ArrayList<>();
        files(LapTable.NAME, season).forEach(file -> laps.addAll(LapFile.laps(file)));
        return laps;
    }

    /** The SHA-256 of each chosen season's content, for lineage: of its file, or of its files' checksums in name order. */
    public SortedMap<Integer, String> checksums(Collection<Integer> wanted) {
        SortedMap<Integer, String> checksums = new TreeMap<>();
        for (int season : seasons(wanted)) {
            checksums.put(season, checksum(LapTable.NAME, season));
        }
        return checksums;
    }

    /** Chosen seasons as they lie in the lake, ascending, for lineage. */
    public List<TablePartition> partitions(Collection<Integer> wanted) {
        return seasons(wanted).stream()
                .map(season -> partition(LapTable.NAME, season))
                .toList();
    }

    /** The seasons of a table up to one, as they lie in the lake, ascending, for lineage; none where the lake lacks the table. */
    public List<TablePartition> partitions(TableSchema table, int newest) {
        return lake.seasons(table.name()).stream()
                .filter(season -> season <= newest)
                .map(season -> partition(table.name(), season))
                .toList();
    }

    private TablePartition partition(String table, int season) {
        PartitionSummary summary = PartitionSummary.of(new Partition(table, season, null), files(table, season));
        String folder = lake.partition(table, season).toString();
        return new TablePartition(table, season, summary.rows(), checksum(table, season), folder, false);
    }

    private String checksum(String table, int season) {
        List<String> each = files(table, season).stream()
                .map(file -> Checksum.sha256(LakeFiles.read(file)))
                .toList();
        return each.size() == 1
                ? each.get(0)
                : Checksum.sha256(String.join("\n", each).getBytes(StandardCharsets.US_ASCII));
    }

    /** Every partition of every table: rows and null shares, from footers alone. */
    public List<PartitionSummary> describe() {
        List<PartitionSummary> summaries = new ArrayList<>();
        for (TableSchema table : Tables.ALL) {
            for (Partition partition : lake.partitions(table)) {
                summaries.add(PartitionSummary.of(partition, files(partition)));
            }
        }
        return summaries;
    }

    private static String words(Collection<Integer> seasons) {
        return seasons.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
