package io.undercut.stream.sink;

import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.record.RejectedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Writes rejected records to the dead-letter folder, a file for each origin and table. Keyed by {@link #key}, in batch only, each key
 * sorted by timestamp, which must be the record's row. Emits each file written and adds what is in it to {@link #WRITTEN}.
 */
public final class DeadLetterWriter extends KeyedProcessFunction<String, RejectedRecord, String> {
    /** The accumulator's name: a list of {@link Rejections}. */
    public static final String WRITTEN = "records-rejected";

    private static final long serialVersionUID = 1L;

    private final LakeLayout lake;
    private transient ListAccumulator<Rejections> written;
    private transient DeadLetters letters;
    private transient List<RejectedRecord> sameRow;
    private transient RejectedRecord first;
    private transient long count;

    /** A writer for a lake. */
    public DeadLetterWriter(LakeLayout lake) {
        this.lake = Objects.requireNonNull(lake);
    }

    /** What tells the records of one file from those of another. */
    public static String key(RejectedRecord record) {
        return record.table() + " " + record.file();
    }

    @Override
    public void open(OpenContext openContext) {
        sameRow = new ArrayList<>();
        written = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(WRITTEN, written);
    }

    @Override
    public void processElement(RejectedRecord record, Context context, Collector<String> out) {
        if (letters == null) {
            letters = new DeadLetters();
            first = null;
            count = 0;
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        if (!sameRow.isEmpty() && sameRow.get(0).row() != record.row()) {
            settle();
        }
        sameRow.add(record);
        count++;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
        settle();
        String file = letters.publish(lake, first.table(), first.file()).toString();
        written.add(new Rejections(first.table(), first.file(), count, first.row(), first.reason(), file));
        out.collect(file);
        discard();
    }

    @Override
    public void close() {
        if (letters != null) {
            discard();
        }
    }

    // A stream's records have no place of their own: they are told apart by content, so that arrival order never
    // counts.
    private void settle() {
        sameRow.sort(DeadLetters.ORDER);
        sameRow.forEach(letters::add);
        first = first == null ? sameRow.get(0) : first;
        sameRow.clear();
    }

    private void discard() {
        letters.close();
        letters = null;
    }
}
