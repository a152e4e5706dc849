package io.undercut.stream.ingest;

import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.RejectedRecord;
import java.util.Optional;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets sound laps pass and sends the others to {@link #REJECTED}; counts all it reads into the accumulator {@link #READ}. */
public final class ScreenLaps extends ProcessFunction<ArrivedLap, ArrivedLap> {
    /** Records set aside. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected") {};

    /** The accumulator's name: a long, every record read. */
    public static final String READ = "laps-read";

    private static final long serialVersionUID = 1L;

    private transient LongCounter read;

    @Override
    public void open(OpenContext openContext) {
        read = new LongCounter();
        getRuntimeContext().addAccumulator(READ, read);
    }

    @Override
    public void processElement(ArrivedLap arrived, Context context, Collector<ArrivedLap> sound) {
        read.add(1);
        Optional<String> problem = problem(arrived);
        if (problem.isPresent()) {
            context.output(REJECTED, LapJson.rejected(arrived, problem.get()));
        } else {
            sound.collect(arrived);
        }
    }

    private static Optional<String> problem(ArrivedLap arrived) {
        return arrived.lap() == null ? Optional.of(arrived.problem()) : LapRules.problem(arrived.lap());
    }
}
