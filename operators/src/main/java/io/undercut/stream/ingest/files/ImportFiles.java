package io.undercut.stream.ingest.files;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.ArrivalSource;
import io.undercut.stream.ingest.WholeFileFormat;
import io.undercut.stream.ingest.export.Exports;
import io.undercut.stream.ingest.parquet.TableArrivals;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The files of an import in its order: of two rows with one key the one in the later file is newer.
 *
 * @param files recognised files
 * @param leftOut files that hold nothing for the lake, each with the reason
 * @param notes what files leave open, of each in a line
 */
public record ImportFiles(List<ImportFile> files, List<String> leftOut, List<String> notes) {
    /** Guards against later change. */
    public ImportFiles {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /** Files of which none was left out. */
    public ImportFiles(List<ImportFile> files) {
        this(files, List.of(), List.of());
    }

    /**
     * Finds and recognises the files under files and folders, in the order given, a folder's by name. One that is damaged is a data fault,
     * and so is a path that has none. One unlike all that can be imported is left out; it is a data fault where it was named itself.
     */
    public static ImportFiles under(List<String> paths, ExportFormat format) {
        return under(paths, format, LakeCalendar.none());
    }

    /**
     * The same.
     *
     * @param lake with the import's own races it looks up races and circuits that a file does not tell
     */
    public static ImportFiles under(List<String> paths, ExportFormat format, LakeCalendar lake) {
        return under(paths, format, lake, "");
    }

    /**
     * Finds what {@link #under} finds; a folder that has a {@code laps} folder stands for that one. Files of which none has laps are a data
     * fault.
     *
     * @param lake as above
     */
    public static ImportFiles ofLaps(List<String> paths, LakeCalendar lake) {
        ImportFiles found = under(paths, ExportFormat.AUTO, lake, LapTable.NAME);
        if (found.files().stream().noneMatch(file -> file.source().table().equals(LapTable.NAME))) {
            ImportFile first = found.files().get(0);
            throw Fault.data(String.join(", ", paths) + " has no laps: " + first.path() + " is "
                    + first.source().kind() + "; give a file of laps or a folder that has some");
        }
        return found;
    }

    private static ImportFiles under(List<String> paths, ExportFormat format, LakeCalendar lake, String preferred) {
        if (paths.isEmpty()) {
            throw Fault.configuration("no path is given; name at least one file or folder");
        }
        FoundFiles found = new FoundFiles(format);
        paths.forEach(path -> found.add(path, preferred));
        BadFiles bad = new BadFiles();
        List<ImportFile> races = new ArrayList<>();
        for (FileStatus file : found.files()) {
            bad.keep(file, () -> format.races(file.getPath())).ifPresent(source -> races.add(of(file, source)));
        }
        List<ImportFile> files = new ArrayList<>();
        Exports exports = new Exports(lake.with(races));
        for (FileStatus file : found.files()) {
            bad.keep(file, () -> format.recognise(file.getPath(), exports, found.isNamed(file)))
                    .ifPresent(source -> files.add(of(file, source)));
        }
        bad.requireNone();
        if (files.isEmpty()) {
            throw Fault.data("what is under " + String.join(", ", paths)
                    + " only explains other tables; give a table with laps, samples, results or the like"
                    + (exports.leftOut().isEmpty()
                            ? ""
                            : " (" + exports.leftOut().get(0) + ")"));
        }
        return new ImportFiles(files, exports.leftOut(), exports.notes());
    }

    private static ImportFile of(FileStatus file, ArrivalSource source) {
        return new ImportFile(file.getPath().toString(), file.getLen(), source);
    }

    /** Parquet files that must be of one table; the first that is not is a data fault. */
    public static ImportFiles ofTable(List<String> paths, TableSchema table) {
        return new ImportFiles(paths.stream()
                .map(Path::new)
                .map(path -> new ImportFile(path.toString(), LakeFiles.length(path), TableArrivals.of(path, table)))
                .toList());
    }

    /** The files' paths, by rank. */
    public List<String> paths() {
        return files.stream().map(ImportFile::path).toList();
    }

    /** Bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(ImportFile::bytes).sum();
    }

    /** The records of all files, read in parallel, one file at a time each. */
    public DataStream<ArrivedRow> read(StreamExecutionEnvironment environment) {
        FileSource<ArrivedRow> source = FileSource.forBulkFileFormat(
                        new WholeFileFormat<>(new OpenImport(files), ArrivedRow.class),
                        files.stream().map(file -> new Path(file.path())).toArray(Path[]::new))
                // Flink's own would leave out what a person named if its name begins with a dot or an underscore.
                .setFileEnumerator(() -> new NonSplittingRecursiveEnumerator(path -> true))
                .build();
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "read files")
                .uid("read-files");
    }
}
