package io.undercut.stream.ingest;

import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RejectedRecord;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets sound rows pass and sends the others to {@link #REJECTED}; counts all it reads into the accumulator {@link #READ}. */
public final class ScreenRows extends ProcessFunction<ArrivedRow, ArrivedRow> {
    /** Records rejected. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected") {};

    /** The accumulator's name: a long, every record read. */
    public static final String READ = "rows-read";

    private static final long serialVersionUID = 1L;

    private final List<String> files;
    private transient LongCounter read;

    /**
     * A screen.
     *
     * @param files the import's files by rank
     */
    public ScreenRows(List<String> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public void open(OpenContext openContext) {
        read = new LongCounter();
        getRuntimeContext().addAccumulator(READ, read);
    }

    @Override
    public void processElement(ArrivedRow arrived, Context context, Collector<ArrivedRow> sound) {
        read.add(1);
        if (arrived.problem() == null) {
            sound.collect(arrived);
        } else {
            context.output(REJECTED, arrived.rejected(files));
        }
    }
}
