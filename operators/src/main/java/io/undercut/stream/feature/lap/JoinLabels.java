package io.undercut.stream.feature.lap;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Joins the rows of a race that is over with their labels. Both keyed by race; every row has labels. */
public final class JoinLabels extends KeyedCoProcessFunction<Integer, LapRow, LapLabels, LapExample> {
    private static final long serialVersionUID = 1L;

    private transient MapState<String, LapRow> rows;
    private transient MapState<String, LapLabels> labels;

    @Override
    public void open(OpenContext context) {
        rows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("rows", Types.STRING, TypeInformation.of(LapRow.class)));
        labels = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("labels", Types.STRING, TypeInformation.of(LapLabels.class)));
    }

    @Override
    public void processElement1(LapRow row, Context context, Collector<LapExample> out) throws Exception {
        rows.put(row.key(), row);
        context.timerService().registerEventTimeTimer(RaceClock.close(RaceId.parse(row.raceId())));
    }

    @Override
    public void processElement2(LapLabels label, Context context, Collector<LapExample> out) throws Exception {
        labels.put(label.key(), label);
        context.timerService().registerEventTimeTimer(RaceClock.close(RaceId.parse(label.raceId())));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LapExample> out) throws Exception {
        Map<String, LapRow> inOrder = new TreeMap<>();
        for (Map.Entry<String, LapRow> entry : rows.entries()) {
            inOrder.put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, LapRow> entry : inOrder.entrySet()) {
            LapLabels found = labels.get(entry.getKey());
            if (found == null) {
                throw Fault.defect("row " + entry.getKey() + " has no labels, but its race is over", null);
            }
            out.collect(new LapExample(entry.getValue(), found.values()));
        }
        rows.clear();
        labels.clear();
    }
}
