package io.undercut.stream.ingest.parquet;

import io.undercut.stream.ingest.WholeFileFormat;
import io.undercut.stream.record.ArrivedLap;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
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
}
