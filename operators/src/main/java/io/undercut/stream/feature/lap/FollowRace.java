package io.undercut.stream.feature.lap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.stream.metric.ReasonCounters;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.record.RejectedRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Follows each race lap by lap. Keyed by race. The row of a lap that has one is given out when the watermark reaches its moment: then every lap that ended by
 * then has come, or is late and rejected. Summary and labels follow when the watermark reaches the end of the race's day.
 *
 * <p>State is the laps as they came and the moment everything was released by; what {@link RaceFeed} makes of them is made again after a
 * restore. Accumulators {@code laps-followed}, {@code laps-released} and {@code laps-rejected-<reason>} add up: followed = released +
 * rejected, but for laps that wait; an attempt that failed takes its counts with it.
 */
public final class FollowRace extends KeyedProcessFunction<Integer, Lap, LapRow> {
    /** Laps without features, with the reason; the race stands for the file and the lap's number for the row. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected") {};

    /** One summary of every race that is over. */
    public static final OutputTag<RaceSummary> SUMMARIES = new OutputTag<>("summaries") {};

    /** Labels of every row of every race that is over. */
    public static final OutputTag<LapLabels> LABELS = new OutputTag<>("labels") {};

    /** The accumulator of laps that counted, each for all that end later. */
    public static final String RELEASED = "laps-released";

    /** The accumulator of laps taken in. */
    public static final String FOLLOWED = "laps-followed";

    /** The accumulator of rows given out. */
    public static final String GIVEN = "rows-given";

    private static final long serialVersionUID = 1L;
    private static final String REJECTED_COUNT = "laps-rejected";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LapSelection selection;

    private transient ListState<Lap> laps;
    private transient ValueState<Long> through;
    private transient ValueState<Boolean> closed;
    private transient Map<Integer, RaceFeed> feeds;
    private transient SelectedFeatures features;
    private transient LongCounter followed;
    private transient LongCounter released;
    private transient LongCounter given;
    private transient ReasonCounters<LapRejection> rejected;

    /** Follows races for the rows of a selection. */
    public FollowRace(LapSelection selection) {
        this.selection = selection;
    }

    /** The accumulator of laps rejected for a reason. */
    public static String rejectedFor(LapRejection rejection) {
        return ReasonCounters.name(REJECTED_COUNT, rejection);
    }

    @Override
    public void open(OpenContext context) {
        laps = getRuntimeContext().getListState(new ListStateDescriptor<>("laps", TypeInformation.of(Lap.class)));
        through = getRuntimeContext().getState(new ValueStateDescriptor<>("through", Types.LONG));
        closed = getRuntimeContext().getState(new ValueStateDescriptor<>("closed", Types.BOOLEAN));
        feeds = new HashMap<>();
        features = new SelectedFeatures(selection);
        followed = ReasonCounters.counter(getRuntimeContext(), FOLLOWED);
        released = ReasonCounters.counter(getRuntimeContext(), RELEASED);
        given = ReasonCounters.counter(getRuntimeContext(), GIVEN);
        rejected = ReasonCounters.open(getRuntimeContext(), REJECTED_COUNT, LapRejection.class);
    }

    @Override
    public void processElement(Lap lap, Context context, Collector<LapRow> out) throws Exception {
        followed.add(1);
        if (Boolean.TRUE.equals(closed.value())) {
            context.output(REJECTED, rejected(new RejectedLap(lap, LapRejection.LATE)));
            return;
        }
        RaceFeed.Offer offer = feed(context.getCurrentKey())
                .offer(lap, moment(lap.race(), context.timerService().currentWatermark()));
        if (!offer.isKept()) {
            context.output(REJECTED, rejected(new RejectedLap(lap, offer.rejection())));
            return;
        }
        laps.add(lap);
        context.timerService().registerEventTimeTimer(RaceClock.close(lap.race()));
        if (offer.momentMs() >= 0) {
            context.timerService().registerEventTimeTimer(RaceClock.eventTime(lap.race(), offer.momentMs()));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LapRow> out) throws Exception {
        RaceId race = RaceClock.race(context.getCurrentKey());
        RaceFeed feed = feed(context.getCurrentKey());
        RaceFeed.Release release = feed.advance(moment(race, timestamp));
        through.update(feed.throughMs());
        release.moments()
                .forEach(placed -> context.timerService().registerEventTimeTimer(RaceClock.eventTime(race, placed)));
        give(release, context, out);
        if (timestamp == RaceClock.close(race)) {
            give(feed.runWithoutClock(), context, out);
            close(feed, context);
        }
    }

    private void give(RaceFeed.Release release, OnTimerContext context, Collector<LapRow> out) {
        released.add(release.laps());
        given.add(release.rows().size());
        release.rows().forEach(out::collect);
        release.rejected().forEach(lap -> context.output(REJECTED, rejected(lap)));
    }

    private void close(RaceFeed feed, OnTimerContext context) throws Exception {
        feed.waiting().forEach(lap -> context.output(REJECTED, rejected(lap)));
        if (feed.hasRun()) {
            context.output(SUMMARIES, feed.summary());
            feed.labels().forEach(labels -> context.output(LABELS, labels));
        }
        feeds.remove(context.getCurrentKey());
        laps.clear();
        through.clear();
        closed.update(true);
    }

    private RaceFeed feed(Integer race) throws Exception {
        RaceFeed known = feeds.get(race);
        if (known != null) {
            return known;
        }
        RaceFeed feed = new RaceFeed(features);
        for (Lap lap : laps.get()) {
            feed.offer(lap, Long.MIN_VALUE);
        }
        Long released = through.value();
        if (released != null) {
            // Rows of these laps were given out before the restore.
            feed.advance(released);
        }
        feeds.put(race, feed);
        return feed;
    }

    /** A moment of event time on the race's session clock, ms. */
    private static long moment(RaceId race, long eventTime) {
        return eventTime == Long.MIN_VALUE ? eventTime : eventTime - RaceClock.eventTime(race, 0);
    }

    private RejectedRecord rejected(RejectedLap lap) {
        rejected.add(lap.rejection());
        try {
            return new RejectedRecord(
                    selection.set(),
                    lap.lap().race().toString(),
                    lap.lap().lap(),
                    lap.rejection().reason(),
                    JSON.writeValueAsString(LapTable.row(lap.lap())));
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("a map of plain values did not become JSON", impossible);
        }
    }
}
