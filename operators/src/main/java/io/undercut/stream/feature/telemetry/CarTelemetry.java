package io.undercut.stream.feature.telemetry;

import io.undercut.race.Lap;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.record.Samples;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows the telemetry of one car in one race. A sample waits until its car is later than it by the lateness, then it is folded; one that
 * comes after a later one was folded is rejected. A lap's row is given out when a sample of a later lap is folded and the row of the
 * {@code laps} table is there; without that one when its car is two laps on, or the race is over.
 */
public final class CarTelemetry {
    private static final CarTelemetryState NEW = new CarTelemetryState(-1, -1, new byte[0], new LapState[0]);
    private static final long LAST = Samples.positionOfLap(256) - 1;
    private static final CarTelemetryState OVER = new CarTelemetryState(LAST, LAST, new byte[0], new LapState[0]);

    private final String raceId;
    private final String driver;
    private final int latenessMs;
    private final Samples early;
    private final TreeMap<Integer, LapFold> laps = new TreeMap<>();
    private LapFold current;
    private long front;
    private long through;

    /**
     * Goes on from a state, null at the beginning. Its arrays are taken over and change.
     *
     * @param latenessMs how much later than a later sample of its car a sample may come, ms of its lap's time
     */
    public CarTelemetry(String raceId, String driver, int latenessMs, CarTelemetryState state) {
        CarTelemetryState from = state == null ? NEW : state;
        this.raceId = raceId;
        this.driver = driver;
        this.latenessMs = latenessMs;
        this.front = from.front();
        this.through = from.through();
        this.early = Samples.of(from.early());
        for (LapState lap : from.laps()) {
            laps.put(lap.lap(), new LapFold(lap));
        }
    }

    /** Hears of samples that count for nothing. */
    @FunctionalInterface
    public interface Rejections {
        /** One of them. */
        void reject(Samples samples, int index, SampleRejection rejection);
    }

    /** All there is to go on from. */
    public CarTelemetryState state() {
        LapState[] kept = laps.values().stream().map(LapFold::state).toArray(LapState[]::new);
        return new CarTelemetryState(front, through, early.toBytes(), kept);
    }

    /** What is kept when the race is over: every sample that still comes is late. */
    public static CarTelemetryState over() {
        return OVER;
    }

    /** The row of one of the car's laps; the first of a lap counts. Returns whether it came in time to be of use. */
    public boolean frame(Lap lap) {
        if (!laps.containsKey(lap.lap()) && lap.lap() <= lapThrough()) {
            return false;
        }
        LapFold fold = laps.computeIfAbsent(lap.lap(), LapFold::new);
        if (!fold.hasFrame()) {
            fold.frame(LapFrame.of(lap));
        }
        return true;
    }

    /** Takes samples in the order in which they come; returns how many it kept. */
    public int take(Samples samples, Rejections rejections) {
        int kept = 0;
        for (int index = 0; index < samples.count(); index++) {
            SampleRejection rejection = offer(samples, index);
            if (rejection == null) {
                kept++;
            } else {
                rejections.reject(samples, index, rejection);
            }
        }
        return kept;
    }

    private SampleRejection offer(Samples samples, int index) {
        long position = samples.position(index);
        if (position <= through) {
            return SampleRejection.LATE;
        }
        if (latenessMs == 0) {
            fold(samples, index, position);
            return null;
        }
        int place = place(position);
        if (place > 0 && early.position(place - 1) == position) {
            return early.same(place - 1, samples, index) ? SampleRejection.DUPLICATE : SampleRejection.OTHER_VERSION;
        }
        early.insert(place, samples, index);
        front = Math.max(front, position);
        release();
        return null;
    }

    /** Behind all early samples that are not later; nearly always at the end. */
    private int place(long position) {
        int place = early.count();
        while (place > 0 && early.position(place - 1) > position) {
            place--;
        }
        return place;
    }

    private void release() {
        int ready = 0;
        while (ready < early.count() && isOvertaken(early.position(ready))) {
            fold(early, ready, early.position(ready));
            ready++;
        }
        if (ready > 0) {
            early.removeFirst(ready);
        }
    }

    private boolean isOvertaken(long position) {
        int lapsOn = Samples.lapOf(front) - Samples.lapOf(position);
        int sinceMs = Samples.timeOf(front) - (lapsOn == 0 ? Samples.timeOf(position) : 0);
        return lapsOn > 1 || sinceMs >= latenessMs;
    }

    private void fold(Samples samples, int index, long position) {
        if (current == null || current.lap() != Samples.lapOf(position)) {
            current = laps.computeIfAbsent(Samples.lapOf(position), LapFold::new);
        }
        current.add(samples, index);
        through = position;
        front = Math.max(front, position);
    }

    private int lapThrough() {
        return through < 0 ? 0 : Samples.lapOf(through);
    }

    /** Rows of laps that are over. */
    public List<FeatureRow> finished() {
        int now = lapThrough();
        List<FeatureRow> rows = new ArrayList<>();
        Iterator<Map.Entry<Integer, LapFold>> open = laps.entrySet().iterator();
        while (open.hasNext()) {
            Map.Entry<Integer, LapFold> entry = open.next();
            if (entry.getKey() >= now) {
                break;
            }
            LapFold fold = entry.getValue();
            if (fold.hasFrame() || entry.getKey() + 1 < now) {
                add(fold, rows);
                open.remove();
            }
        }
        return rows;
    }

    /** Rows of all laps left: the race is over. */
    public List<FeatureRow> finish() {
        for (int index = 0; index < early.count(); index++) {
            fold(early, index, early.position(index));
        }
        early.clear();
        List<FeatureRow> rows = new ArrayList<>();
        laps.values().forEach(fold -> add(fold, rows));
        laps.clear();
        return rows;
    }

    private void add(LapFold fold, List<FeatureRow> rows) {
        // A lap's row without a sample is no telemetry.
        if (fold.hasSamples()) {
            rows.add(TelemetryFeatures.row(raceId, driver, fold.finished()));
        }
    }
}
