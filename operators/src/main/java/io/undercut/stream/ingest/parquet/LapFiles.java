package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.WholeFileFormat;
import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LapTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Laps files to read, in the import's order: of two laps with one key the one in the later file is newer.
 *
 * @param files URIs of Parquet files
 */
public record LapFiles(List<String> files) implements Serializable {
    /** Guards against later change. */
    public LapFiles {
        files = List.copyOf(files);
    }

    /**
     * Finds the laps files under files and folders, in the order given, a folder's by name. A folder that has a {@code laps} folder stands
     * for that one. Nothing found is a data fault.
     */
    public static LapFiles under(List<String> paths) {
        if (paths.isEmpty()) {
            throw Fault.configuration("no path is given; name at least one Parquet file or folder");
        }
        List<String> files = new ArrayList<>();
        for (String path : paths) {
            int before = files.size();
            find(new Path(path), files);
            if (files.size() == before) {
                throw Fault.data(path + " has no Parquet file; give a laps file or a folder that has some");
            }
        }
        return new LapFiles(files.stream().distinct().toList());
    }

    /** Checks every file's footer and schema before a job starts; the first file that is not sound is a data fault. */
    public LapFiles checked() {
        files.forEach(file -> LapFile.check(new Path(file)));
        return this;
    }

    /** The records of all files, read in parallel, one file at a time each. */
    public DataStream<ArrivedLap> read(StreamExecutionEnvironment environment) {
        HashMap<String, Integer> ranks = new HashMap<>();
        for (String file : files) {
            ranks.put(file, ranks.size());
        }
        FileSource<ArrivedLap> source = FileSource.forBulkFileFormat(
                        new WholeFileFormat<>(
                                file -> LapFile.open(file, ranks.getOrDefault(file.toString(), 0)), ArrivedLap.class),
                        files.stream().map(Path::new).toArray(Path[]::new))
                .build();
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "read laps files")
                .uid("read-laps-files");
    }

    private static void find(Path path, List<String> files) {
        FileStatus status = status(path);
        Path place = status.getPath();
        if (!status.isDir()) {
            files.add(place.toString());
            return;
        }
        Path laps = new Path(place, LapTable.NAME);
        collect(LakeFiles.exists(laps) ? laps : place, files);
    }

    private static void collect(Path folder, List<String> files) {
        LakeLayout.parquetFiles(folder).stream()
                .filter(file -> !LakeLayout.isSuperseded(file))
                .forEach(file -> files.add(file.toString()));
        for (FileStatus entry : LakeFiles.list(folder)) {
            if (entry.isDir() && LakeLayout.isVisible(entry.getPath().getName())) {
                collect(entry.getPath(), files);
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
