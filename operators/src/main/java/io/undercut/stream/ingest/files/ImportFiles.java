package io.undercut.stream.ingest.files;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.WholeFileFormat;
import io.undercut.stream.ingest.export.Exports;
import io.undercut.stream.ingest.export.SeasonCalendar;
import io.undercut.stream.ingest.parquet.TableArrivals;
import io.undercut.stream.lake.ArrivedRow;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.TableSchema;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The files of an import in its order: of two rows with one key the one in the later file is newer.
 *
 * @param files recognised files
 */
public record ImportFiles(List<ImportFile> files) {
    /** Guards against later change. */
    public ImportFiles {
        files = List.copyOf(files);
    }

    /**
     * Finds and recognises the files under files and folders, in the order given, a folder's by name. One that is damaged or unlike all
     * that can be imported is a data fault, and so is a path that has none.
     */
    public static ImportFiles under(List<String> paths, ExportFormat format) {
        return under(paths, format, SeasonCalendar.shipped());
    }

    /**
     * The same.
     *
     * @param calendar looks up races and circuits that a file does not tell
     */
    public static ImportFiles under(List<String> paths, ExportFormat format, SeasonCalendar calendar) {
        if (paths.isEmpty()) {
            throw Fault.configuration("no path is given; name at least one file or folder");
        }
        Map<String, FileStatus> found = new LinkedHashMap<>();
        for (String path : paths) {
            int before = found.size();
            collect(status(new Path(path)), format, found);
            if (found.size() == before) {
                throw Fault.data(path + " has no " + format.files() + " file; give a file or a folder that has some");
            }
        }
        List<ImportFile> files = new ArrayList<>();
        Exports exports = new Exports(calendar);
        found.forEach((path, status) -> format.recognise(status.getPath(), exports)
                .ifPresent(source -> files.add(new ImportFile(path, status.getLen(), source))));
        if (files.isEmpty()) {
            throw Fault.data("what is under " + String.join(", ", paths)
                    + " only explains other tables; give a table with laps, samples, results or the like");
        }
        return new ImportFiles(files);
    }

    /** Parquet files that must be of one table; the first that is not is a data fault. */
    public static ImportFiles ofTable(List<String> paths, TableSchema table) {
        return new ImportFiles(paths.stream()
                .map(Path::new)
                .map(path -> new ImportFile(path.toString(), status(path).getLen(), TableArrivals.of(path, table)))
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
                .build();
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "read files")
                .uid("read-files");
    }

    private static void collect(FileStatus status, ExportFormat format, Map<String, FileStatus> found) {
        if (!status.isDir()) {
            found.putIfAbsent(status.getPath().toString(), status);
            return;
        }
        for (FileStatus entry : LakeFiles.list(status.getPath())) {
            String name = entry.getPath().getName();
            if (LakeLayout.isVisible(name)
                    && (entry.isDir() || format.takes(name) && !LakeLayout.isSuperseded(entry.getPath()))) {
                collect(entry, format, found);
            }
        }
    }

    private static FileStatus status(Path path) {
        try {
            return path.getFileSystem().getFileStatus(path);
        } catch (FileNotFoundException absent) {
            throw Fault.data(path + " does not exist; check the path");
        } catch (IOException problem) {
            throw Fault.data("cannot look up " + path + ": " + problem.getMessage());
        }
    }
}
