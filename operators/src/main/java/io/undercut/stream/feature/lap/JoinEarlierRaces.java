package io.undercut.stream.feature.lap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds what earlier races tell. Keyed by race; summaries are broadcast. A row waits until the watermark reaches its lap's moment: by then
 * the summaries of all races before it have come, and those of later ones, should any have come as well, are left out.
 */
public final class JoinEarlierRaces extends KeyedBroadcastProcessFunction<Integer, LapRow, RaceSummary, LapRow> {
    /** Summaries by race. */
    public static final MapStateDescriptor<String, RaceSummary> SUMMARIES =
            new MapStateDescriptor<>("summaries", Types.STRING, TypeInformation.of(RaceSummary.class));

    private static final long serialVersionUID = 1L;

    private final LapSelection selection;

    private transient SelectedFeatures features;
    private transient MapState<Long, LapRow[]> rows;
    private transient Map<String, EarlierRaces> earlier;

    /** Completes the rows of a selection. */
    public JoinEarlierRaces(LapSelection selection) {
        this.selection = selection;
    }

    @Override
    public void open(OpenContext context) {
        rows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "rows", Types.LONG, ObjectArrayTypeInfo.getInfoFor(TypeInformation.of(LapRow.class))));
        earlier = new HashMap<>();
        features = new SelectedFeatures(selection);
    }

    @Override
    public void processElement(LapRow row, ReadOnlyContext context, Collector<LapRow> out) throws Exception {
        long moment = row.eventTimeMs();
        LapRow[] same = rows.get(moment);
        LapRow[] more = same == null ? new LapRow[1] : Arrays.copyOf(same, same.length + 1);
        more[more.length - 1] = row;
        rows.put(moment, more);
        context.timerService().registerEventTimeTimer(moment);
    }

    @Override
    public void processBroadcastElement(RaceSummary summary, Context context, Collector<LapRow> out) throws Exception {
        context.getBroadcastState(SUMMARIES).put(summary.raceId(), summary);
        earlier.clear();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LapRow> out) throws Exception {
        EarlierRaces before =
                before(RaceClock.race(context.getCurrentKey()).toString(), context.getBroadcastState(SUMMARIES));
        for (LapRow row : rows.get(timestamp)) {
            out.collect(features.complete(row, before));
        }
        rows.remove(timestamp);
    }

    private EarlierRaces before(String race, ReadOnlyBroadcastState<String, RaceSummary> summaries) throws Exception {
        EarlierRaces known = earlier.get(race);
        if (known != null) {
            return known;
        }
        List<RaceSummary> all = new ArrayList<>();
        summaries.immutableEntries().forEach(entry -> all.add(entry.getValue()));
        EarlierRaces before = EarlierRaces.before(race, all);
        // One race at a time is the rule; a few live ones are no burden, a championship in batch would be.
        earlier.clear();
        earlier.put(race, before);
        return before;
    }
}
