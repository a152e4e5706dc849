package io.undercut.stream.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.record.ArrivedLap;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.record.RejectedRecord;
import java.util.Optional;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets laps pass that obey the rules of a single lap and sends the others to {@link #REJECTED}, in batch and streaming alike. Counts all it
 * reads into the accumulator {@link #READ} and those it rejects into {@link #REJECTED_COUNT}.
 */
public final class ScreenLaps extends ProcessFunction<ArrivedLap, Lap> {
    /** Records rejected. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected-laps") {};

    /** The accumulator's name: a long, every record read. */
    public static final String READ = "laps-read";

    /** The accumulator's name: a long, every record rejected. */
    public static final String REJECTED_COUNT = "laps-rejected";

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private transient LongCounter read;
    private transient LongCounter rejected;

    @Override
    public void open(OpenContext openContext) {
        read = new LongCounter();
        rejected = new LongCounter();
        getRuntimeContext().addAccumulator(READ, read);
        getRuntimeContext().addAccumulator(REJECTED_COUNT, rejected);
    }

    @Override
    public void processElement(ArrivedLap arrived, Context context, Collector<Lap> sound) {
        read.add(1);
        Optional<String> problem =
                arrived.lap() == null ? Optional.of(arrived.problem()) : LapRules.problem(arrived.lap());
        if (problem.isEmpty()) {
            sound.collect(arrived.lap());
            return;
        }
        rejected.add(1);
        String record = arrived.lap() == null ? arrived.record() : json(arrived.lap());
        context.output(
                REJECTED, new RejectedRecord(LapTable.NAME, arrived.file(), arrived.row(), problem.get(), record));
    }

    private static String json(Lap lap) {
        try {
            return JSON.writeValueAsString(LapTable.row(lap));
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("a map of plain values did not become JSON", impossible);
        }
    }
}
