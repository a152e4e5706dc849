package io.undercut.job.featureset;

import com.google.common.primitives.Floats;
import io.undercut.stream.featureset.ColumnStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Gathers a column and measures it when the input has ended. Keyed by column; what was measured is told in {@link #MEASURED}. */
final class MeasureColumn extends KeyedProcessFunction<Integer, ColumnPart, String> {
    /** The accumulator's name: a list of {@link ColumnStatistics}. */
    static final String MEASURED = "columns-measured";

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> columns;
    private transient ListState<ColumnPart> parts;
    private transient ListAccumulator<ColumnStatistics> measured;

    MeasureColumn(List<String> columns) {
        this.columns = new ArrayList<>(columns);
    }

    @Override
    public void open(OpenContext context) {
        parts = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("parts", TypeInformation.of(ColumnPart.class)));
        measured = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(MEASURED, measured);
    }

    @Override
    public void processElement(ColumnPart part, Context context, Collector<String> out) throws Exception {
        parts.add(part);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
        List<ColumnPart> found = new ArrayList<>();
        parts.get().forEach(found::add);
        parts.clear();
        found.sort(Comparator.comparingInt(ColumnPart::partition));
        float[] values = Floats.concat(found.stream().map(ColumnPart::values).toArray(float[][]::new));
        String name = columns.get(context.getCurrentKey());
        measured.add(ColumnStatistics.of(name, values));
        out.collect(name);
    }
}
