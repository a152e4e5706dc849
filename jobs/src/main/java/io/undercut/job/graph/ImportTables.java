package io.undercut.job.graph;

import io.undercut.fault.Fault;
import io.undercut.job.flink.FlinkRun;
import io.undercut.job.flink.JobFailure;
import io.undercut.stream.ingest.ScreenRows;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.LakeRows;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.sink.DeadLetterWriter;
import io.undercut.stream.sink.PartitionOutcome;
import io.undercut.stream.sink.PartitionWriter;
import io.undercut.stream.sink.Rejections;
import io.undercut.stream.table.ConflictPolicy;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Rows of any table into the lake: read → screen → by partition, sorted → merge and publish. What breaks a rule or gives way to another
 * row goes to the dead-letter folder. Memory does not grow with the input: Flink sorts on disk, the writer holds a few rows.
 */
public final class ImportTables {
    private static final String JOB = "import tables";

    private ImportTables() {}

    /** Imports recognised files. With {@link ConflictPolicy#FAIL} it looks only, and writes nothing. */
    public static ImportResult fromFiles(
            StreamExecutionEnvironment environment,
            ImportFiles files,
            LakeLayout lake,
            ConflictPolicy policy,
            FlinkRun run) {
        return fromFiles(environment, JOB, files, lake, policy, run);
    }

    /** Imports files under a job's name; an import that the lake holds already, bit by bit, needs no job. */
    static ImportResult fromFiles(
            StreamExecutionEnvironment environment,
            String job,
            ImportFiles files,
            LakeLayout lake,
            ConflictPolicy policy,
            FlinkRun run) {
        ImportMemory memory = new ImportMemory(lake, files, policy);
        return memory.recall().orElseGet(() -> {
            graph(files.read(environment), files.paths(), lake, policy);
            ImportResult result = finish(environment, job, run);
            memory.keep(result);
            return result;
        });
    }

    /**
     * Imports rows of any tables from a bounded stream, such as a simulator; they take the place of what was there.
     *
     * @param origin the stream's name in dead letters
     */
    public static ImportResult fromStream(
            DataStream<ArrivedRow> arrivals, String origin, LakeLayout lake, FlinkRun run) {
        return fromStream(arrivals, JOB, origin, lake, run);
    }

    static ImportResult fromStream(
            DataStream<ArrivedRow> arrivals, String job, String origin, LakeLayout lake, FlinkRun run) {
        graph(arrivals, List.of(origin), lake, ConflictPolicy.REPLACE);
        return finish(arrivals.getExecutionEnvironment(), job, run);
    }

    /**
     * Lays the graph from arrivals to the lake; running it is the caller's.
     *
     * @param files names of files or streams by rank
     */
    public static void graph(
            DataStream<ArrivedRow> arrivals, List<String> files, LakeLayout lake, ConflictPolicy policy) {
        StreamExecutionEnvironment environment = arrivals.getExecutionEnvironment();
        // Only in batch do keyed operators see one partition at a time, sorted, and is nothing written before all was
        // read.
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.configure(
                new Configuration().set(PipelineOptions.GENERIC_TYPES, false).set(PipelineOptions.OBJECT_REUSE, true));
        SingleOutputStreamOperator<ArrivedRow> sound =
                arrivals.process(new ScreenRows(files)).name("screen rows").uid("screen-rows");
        SingleOutputStreamOperator<String> written = sound.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<ArrivedRow>noWatermarks()
                                .withTimestampAssigner((row, before) -> row.order()))
                .name("order rows by key")
                .uid("order-rows")
                .keyBy(ArrivedRow::partition, Types.LONG)
                .process(new PartitionWriter(lake, new LakeRows(lake), policy, files), Types.STRING)
                .name("write partitions")
                .uid("write-partitions");
        written.sinkTo(new DiscardingSink<>()).name("partitions written").uid("partitions-written");
        WriteDeadLetters.of(
                sound.getSideOutput(ScreenRows.REJECTED).union(written.getSideOutput(PartitionWriter.LOST)), lake);
    }

    private static ImportResult finish(StreamExecutionEnvironment environment, String job, FlinkRun run) {
        JobExecutionResult finished = JobFailure.finish(run, environment, job);
        List<PartitionOutcome> outcomes =
                finished.<List<PartitionOutcome>>getAccumulatorResult(PartitionWriter.OUTCOMES).stream()
                        .sorted(Comparator.comparing(ImportTables::folder))
                        .toList();
        List<Rejections> rejections = finished.<List<Rejections>>getAccumulatorResult(DeadLetterWriter.WRITTEN).stream()
                .sorted(Comparator.comparing(Rejections::file).thenComparing(Rejections::table))
                .toList();
        ImportResult result = new ImportResult(
                outcomes.stream().map(PartitionOutcome::partition).toList(),
                finished.<Long>getAccumulatorResult(ScreenRows.READ),
                outcomes.stream().mapToLong(PartitionOutcome::kept).sum(),
                outcomes.stream().mapToLong(PartitionOutcome::repeated).sum(),
                outcomes.stream().mapToLong(PartitionOutcome::added).sum(),
                rejections.stream().mapToLong(Rejections::records).sum(),
                outcomes.stream().mapToLong(PartitionOutcome::conflicts).sum(),
                outcomes.stream()
                        .flatMap(outcome -> outcome.examples().stream())
                        .limit(ImportResult.EXAMPLES)
                        .toList(),
                rejections);
        if (result.read() != result.kept() + result.rejected()) {
            throw Fault.defect("the import lost count of its records: " + result, null);
        }
        return result;
    }

    private static String folder(PartitionOutcome outcome) {
        String file = outcome.partition().file();
        return file.substring(0, file.lastIndexOf('/'));
    }
}
