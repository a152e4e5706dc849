package io.undercut.stream.sink;

import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.RejectedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers the rejected records of one table and, when the input has ended, writes them to the dead-letter folder. Keyed by origin; bounded
 * input only. Emits each file written and counts records into the accumulator {@link #REJECTED}.
 */
public final class DeadLetterWriter extends KeyedProcessFunction<String, RejectedRecord, String> {
    /** The accumulator's name: a long, every record set aside. */
    public static final String REJECTED = "records-rejected";

    private static final long serialVersionUID = 1L;

    private final LakeLayout lake;
    private final String table;
    private transient ListState<RejectedRecord> records;
    private transient LongCounter rejected;

    /** A writer for one table of a lake. */
    public DeadLetterWriter(LakeLayout lake, String table) {
        this.lake = Objects.requireNonNull(lake);
        this.table = Objects.requireNonNull(table);
    }

    @Override
    public void open(OpenContext openContext) {
        records = getRuntimeContext().getListState(new ListStateDescriptor<>("records", RejectedRecord.class));
        rejected = new LongCounter();
        getRuntimeContext().addAccumulator(REJECTED, rejected);
    }

    @Override
    public void processElement(RejectedRecord record, Context context, Collector<String> out) throws Exception {
        records.add(record);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
        List<RejectedRecord> gathered = new ArrayList<>();
        records.get().forEach(gathered::add);
        records.clear();
        rejected.add(gathered.size());
        out.collect(DeadLetters.write(lake, table, context.getCurrentKey(), gathered)
                .toString());
    }
}
