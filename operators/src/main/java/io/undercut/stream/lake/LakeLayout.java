package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import io.undercut.stream.table.TableSchema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Where things lie in a lake: {@code <root>/<table>/season=2024/part-….parquet}.
 *
 * @param root the lake's URI
 */
public record LakeLayout(String root) implements Serializable {
    private static final Pattern SEASON = Pattern.compile("season=(\\d{4})");
    private static final Pattern RACE = Pattern.compile("race_id=\\d{4}-\\d{2}");
    private static final Pattern OWN_FILE = Pattern.compile("part-[0-9a-f]{16}\\.parquet");
    private static final String DEAD_LETTER = "dead-letter";
    private static final String IMPORTS = "_imports";

    /** Refuses a missing root. */
    public LakeLayout {
        Objects.requireNonNull(root);
        if (root.isBlank()) {
            throw Fault.configuration("the lake's URI is empty; must be a folder or a URI such as gs://bucket/lake");
        }
    }

    /** The folder of a table. */
    public Path table(String table) {
        return new Path(new Path(root), table);
    }

    /** The folder of one season of a table. */
    public Path partition(String table, int season) {
        return new Path(table(table), "season=" + season);
    }

    /** The folder of a partition. */
    public Path folder(Partition partition) {
        return new Path(new Path(root), partition.toString());
    }

    /** The partitions of a table that have a file, in order of time. */
    public List<Partition> partitions(TableSchema table) {
        SortedSet<String> folders = new TreeSet<>(new PartitionIndex(table(table.name())).folders());
        for (String season : names(table(table.name()), SEASON)) {
            if (table.partitioning() == TableSchema.Partitioning.SEASON) {
                folders.add(season);
            } else {
                names(new Path(table(table.name()), season), RACE).forEach(race -> folders.add(season + "/" + race));
            }
        }
        List<Partition> partitions = new ArrayList<>();
        for (String folder : folders) {
            int race = folder.indexOf('/');
            String season = race < 0 ? folder : folder.substring(0, race);
            partitions.add(new Partition(
                    table.name(),
                    Integer.parseInt(season.substring(season.indexOf('=') + 1)),
                    race < 0 ? null : folder.substring(folder.lastIndexOf('=') + 1)));
        }
        partitions.removeIf(partition -> files(partition).isEmpty());
        return partitions;
    }

    /** Notes that a partition may have a file from now on, where lists alone would not tell. */
    public void note(Partition partition) {
        String folder = partition.toString();
        new PartitionIndex(table(partition.table())).note(folder.substring(folder.indexOf('/') + 1));
    }

    private static List<String> names(Path folder, Pattern form) {
        return LakeFiles.list(folder).stream()
                .filter(FileStatus::isDir)
                .map(status -> status.getPath().getName())
                .filter(name -> form.matcher(name).matches())
                .toList();
    }

    /** The folder of records rejected from a table. */
    public Path deadLetters(String table) {
        return new Path(new Path(new Path(root), DEAD_LETTER), table);
    }

    /** The folder in which imports are remembered. */
    public Path imports() {
        return new Path(new Path(root), IMPORTS);
    }

    /** The seasons of a table that have a file, ascending. */
    public List<Integer> seasons(String table) {
        TreeSet<Integer> seasons = new TreeSet<>();
        SortedSet<String> folders = new TreeSet<>(new PartitionIndex(table(table)).folders());
        folders.addAll(names(table(table), SEASON));
        for (String folder : folders) {
            Matcher matcher = SEASON.matcher(folder);
            if (matcher.matches()
                    && !files(table, Integer.parseInt(matcher.group(1))).isEmpty()) {
                seasons.add(Integer.parseInt(matcher.group(1)));
            }
        }
        return List.copyOf(seasons);
    }

    /** The data files that count of one season of a table: what its manifest names, else every Parquet file; sorted by name. */
    public List<Path> files(String table, int season) {
        return files(partition(table, season));
    }

    /** The data files that count of a partition. */
    public List<Path> files(Partition partition) {
        return files(folder(partition));
    }

    private static List<Path> files(Path folder) {
        Optional<PartitionManifest> manifest = PartitionManifest.in(folder);
        if (manifest.isPresent()) {
            return List.of(new Path(folder, manifest.get().file()));
        }
        return parquetFiles(folder);
    }

    /** Whether a file is an older one of a lake's partition: it stays for those who read it, and counts no more. */
    public static boolean isSuperseded(Path file) {
        return OWN_FILE.matcher(file.getName()).matches()
                && PartitionManifest.in(file.getParent())
                        .filter(manifest -> !manifest.file().equals(file.getName()))
                        .isPresent();
    }

    /** Every Parquet file directly in a folder, sorted by name. */
    public static List<Path> parquetFiles(Path folder) {
        return LakeFiles.list(folder).stream()
                .filter(status -> !status.isDir())
                .map(FileStatus::getPath)
                .filter(path -> path.getName().endsWith(".parquet") && isVisible(path.getName()))
                .toList();
    }

    /** Whether a name is data, not bookkeeping: no leading dot or underscore. */
    public static boolean isVisible(String name) {
        return !name.startsWith(".") && !name.startsWith("_");
    }
}
