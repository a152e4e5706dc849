package io.undercut.job.pipeline;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.ingest.parquet.LapFiles;
import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.RejectedRecord;
import io.undercut.stream.sink.DeadLetterWriter;
import io.undercut.stream.sink.SeasonOutcome;
import io.undercut.stream.sink.SeasonWriter;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Laps into the lake: read → screen → by season → merge and publish; what breaks a rule goes to the dead-letter folder. */
public final class ImportLaps {
    private static final String JOB = "import laps";

    private ImportLaps() {}

    /**
     * Imports files. All are checked before the job starts.
     *
     * @param paths laps files, or folders that have some; of two laps with one key the one under the later path wins
     */
    public static ImportResult fromFiles(
            StreamExecutionEnvironment environment, List<String> paths, LakeLayout lake, FlinkRun run) {
        graph(LapFiles.under(paths).checked().read(environment), lake);
        return finish(environment, run);
    }

    /**
     * Imports laps from any bounded stream, such as a simulator.
     *
     * @param origin the stream's name in dead letters
     */
    public static ImportResult fromStream(DataStream<Lap> laps, String origin, LakeLayout lake, FlinkRun run) {
        graph(
                laps.map(lap -> ArrivedLap.sound(lap, origin, 0, 0))
                        .returns(TypeInformation.of(ArrivedLap.class))
                        .name("arrive")
                        .uid("arrive"),
                lake);
        return finish(laps.getExecutionEnvironment(), run);
    }

    /** Lays the graph from arrivals to the lake; running it is the caller's. */
    public static void graph(DataStream<ArrivedLap> arrivals, LakeLayout lake) {
        StreamExecutionEnvironment environment = arrivals.getExecutionEnvironment();
        // Only in batch do keyed operators see one season at a time, and nothing is written before all input was read.
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        SingleOutputStreamOperator<ArrivedLap> sound =
                arrivals.process(new ScreenLaps()).name("screen laps").uid("screen-laps");
        sound.keyBy(arrived -> arrived.lap().race().season(), Types.INT)
                .process(new SeasonWriter(lake, new LakeTables(lake)), TypeInformation.of(SeasonOutcome.class))
                .name("write seasons")
                .uid("write-seasons")
                .sinkTo(new DiscardingSink<>())
                .name("seasons written")
                .uid("seasons-written");
        sound.getSideOutput(ScreenLaps.REJECTED)
                .keyBy(RejectedRecord::file, Types.STRING)
                .process(new DeadLetterWriter(lake, LapTable.NAME), Types.STRING)
                .name("write dead letters")
                .uid("write-dead-letters")
                .sinkTo(new DiscardingSink<>())
                .name("dead letters written")
                .uid("dead-letters-written");
    }

    private static ImportResult finish(StreamExecutionEnvironment environment, FlinkRun run) {
        JobExecutionResult finished = JobFailure.finish(run, environment, JOB);
        List<SeasonOutcome> outcomes =
                finished.<List<SeasonOutcome>>getAccumulatorResult(SeasonWriter.OUTCOMES).stream()
                        .sorted(Comparator.comparingInt(
                                outcome -> outcome.partition().season()))
                        .toList();
        ImportResult result = new ImportResult(
                outcomes.stream().map(SeasonOutcome::partition).toList(),
                finished.<Long>getAccumulatorResult(ScreenLaps.READ),
                outcomes.stream().mapToLong(SeasonOutcome::kept).sum(),
                finished.<Long>getAccumulatorResult(DeadLetterWriter.REJECTED),
                outcomes.stream().mapToLong(SeasonOutcome::superseded).sum(),
                outcomes.stream().mapToLong(SeasonOutcome::conflicts).sum());
        if (result.read() != result.kept() + result.rejected() + result.superseded()) {
            throw Fault.defect("the import lost count of its records: " + result, null);
        }
        return result;
    }
}
