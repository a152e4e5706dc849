package io.undercut.stream.ingest;

import io.undercut.stream.record.ArrivedSamples;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.record.SampleRun;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets sound samples pass and sends other records to {@link #REJECTED}; counts all it reads into the accumulator {@link #READ}, those it
 * rejects into {@link #REJECTED_COUNT}.
 */
public final class ScreenSamples extends ProcessFunction<ArrivedSamples, SampleRun> {
    /** Records rejected. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected-samples") {};

    /** The accumulator's name: a long, every record read. */
    public static final String READ = "samples-read";

    /** The accumulator's name: a long, every record rejected. */
    public static final String REJECTED_COUNT = "samples-rejected";

    private static final long serialVersionUID = 1L;

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
    public void processElement(ArrivedSamples arrived, Context context, Collector<SampleRun> sound) {
        read.add(arrived.count());
        if (arrived.rejected() == null) {
            sound.collect(arrived.run());
        } else {
            rejected.add(1);
            context.output(REJECTED, arrived.rejected());
        }
    }
}
