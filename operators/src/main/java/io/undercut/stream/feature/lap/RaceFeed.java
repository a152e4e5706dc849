package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import io.undercut.stream.record.LapTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Laps of one race in any order of arrival, released in order of their moments. What is released by a moment depends on the laps offered
 * and not on the order in which they came, as long as none comes after its moment was released.
 *
 * <p>Of laps with one key the one of the earliest moment counts; at one moment, the one whose values come first as text. A lap without a
 * clock is placed where its car's lap before it ended plus its time (two minutes where that is unknown), and waits for that lap.
 */
public final class RaceFeed {
    private static final Comparator<Lap> ORDER = Comparator.comparing(
                    (Lap lap) -> lap.car().driver())
            .thenComparingInt(Lap::lap)
            .thenComparing(lap -> LapTable.values(lap).toString());

    private final SelectedFeatures features;
    private final RaceProgress race;
    private final SortedMap<Long, List<Lap>> queue = new TreeMap<>();
    private final Map<String, List<Lap>> waiting = new HashMap<>();
    private final Map<String, Lap> released = new HashMap<>();
    private long through = Long.MIN_VALUE;

    /** A race from its start, for the rows of some features. */
    public RaceFeed(SelectedFeatures features) {
        this.features = features;
        this.race = new RaceProgress(features);
    }

    /**
     * What became of a lap that was offered.
     *
     * @param rejection why it was rejected, or null
     * @param momentMs when it will be released, or -1 where it waits or was rejected
     */
    public record Offer(LapRejection rejection, long momentMs) {
        private static final Offer WAITS = new Offer(null, -1);

        private static Offer rejected(LapRejection rejection) {
            return new Offer(rejection, -1);
        }

        /** Whether the feed keeps the lap. */
        public boolean isKept() {
            return rejection == null;
        }
    }

    /**
     * What a step forward gave.
     *
     * @param laps how many laps were released
     * @param rows rows of those that have one, in order of moment and driver
     * @param rejected laps of which another version was released, or whose car's clock runs backwards
     * @param moments when laps will be released that were placed just now, ms
     */
    public record Release(int laps, List<LapRow> rows, List<RejectedLap> rejected, List<Long> moments) {}

    /**
     * Offers a lap.
     *
     * @param watermarkMs the moment by which all laps were promised to have come
     */
    public Offer offer(Lap lap, long watermarkMs) {
        Lap known = released.get(key(lap));
        if (known != null) {
            return Offer.rejected(isSame(known, lap) ? LapRejection.DUPLICATE : LapRejection.OTHER_VERSION);
        }
        OptionalLong recorded = moment(lap);
        if (recorded.isEmpty()) {
            return enqueue(waiting.computeIfAbsent(follows(lap), key -> new ArrayList<>()), lap, -1);
        }
        long moment = recorded.getAsLong();
        if (moment < 0 || moment >= RaceClock.DAY_MS) {
            return Offer.rejected(LapRejection.CLOCK);
        }
        if (moment <= Math.max(through, watermarkMs)) {
            return Offer.rejected(LapRejection.LATE);
        }
        return enqueue(queue.computeIfAbsent(moment, key -> new ArrayList<>()), lap, moment);
    }

    private static Offer enqueue(List<Lap> laps, Lap lap, long moment) {
        if (laps.stream().anyMatch(other -> isSame(other, lap))) {
            return Offer.rejected(LapRejection.DUPLICATE);
        }
        laps.add(lap);
        return moment < 0 ? Offer.WAITS : new Offer(null, moment);
    }

    private OptionalLong moment(Lap lap) {
        OptionalLong recorded = RaceClock.moment(lap);
        CarProgress car = recorded.isPresent() ? null : race.car(lap.car().driver());
        DrivenLap before = car == null ? null : car.lap(lap.lap() - 1);
        return before == null ? recorded : OptionalLong.of(before.momentMs() + RaceClock.length(lap));
    }

    /** Releases what ended by a moment, ms. */
    public Release advance(long momentMs) {
        int laps = 0;
        List<LapRow> rows = new ArrayList<>();
        List<RejectedLap> rejected = new ArrayList<>();
        List<Long> moments = new ArrayList<>();
        while (!queue.isEmpty() && queue.firstKey() <= momentMs) {
            long moment = queue.firstKey();
            List<Lap> group = accepted(queue.remove(moment), moment, rejected);
            laps += group.size();
            rows.addAll(race.take(group, moment));
            for (Lap lap : group) {
                place(lap, moment, moments, rejected);
            }
        }
        through = Math.max(through, momentMs);
        return new Release(laps, rows, rejected, moments);
    }

    /**
     * Runs a race that is over and none of whose laps had a clock: each car's first lap begins at 0. Where any lap had one, that would move
     * laps to before they were driven.
     */
    public Release runWithoutClock() {
        Map<String, Lap> first = new TreeMap<>();
        waiting.values().stream()
                .flatMap(List::stream)
                .sorted(ORDER)
                .forEach(lap -> first.putIfAbsent(lap.car().driver(), lap));
        for (Lap lap : hasRun() ? List.<Lap>of() : first.values()) {
            for (Lap version : waiting.remove(follows(lap))) {
                queue.computeIfAbsent(RaceClock.length(version), moment -> new ArrayList<>())
                        .add(version);
            }
        }
        return advance(RaceClock.DAY_MS);
    }

    private void place(Lap before, long beforeMs, List<Long> moments, List<RejectedLap> rejected) {
        List<Lap> followers = waiting.isEmpty() ? null : waiting.remove(key(before));
        for (Lap lap : followers == null ? List.<Lap>of() : followers) {
            long moment = beforeMs + RaceClock.length(lap);
            if (moment >= RaceClock.DAY_MS) {
                rejected.add(new RejectedLap(lap, LapRejection.CLOCK));
            } else {
                queue.computeIfAbsent(moment, key -> new ArrayList<>()).add(lap);
                moments.add(moment);
            }
        }
    }

    private List<Lap> accepted(List<Lap> group, long moment, List<RejectedLap> rejected) {
        List<Lap> accepted = new ArrayList<>();
        for (Lap lap : group.size() == 1 ? group : group.stream().sorted(ORDER).toList()) {
            CarProgress car = race.car(lap.car().driver());
            String key = key(lap);
            if (released.containsKey(key)) {
                rejected.add(new RejectedLap(lap, LapRejection.OTHER_VERSION));
            } else if (car != null && !follows(car.newest(), lap, moment) || isSecond(accepted, lap)) {
                rejected.add(new RejectedLap(lap, LapRejection.BACKWARDS));
            } else {
                released.put(key, lap);
                accepted.add(lap);
            }
        }
        return accepted;
    }

    private static boolean follows(DrivenLap newest, Lap lap, long moment) {
        return lap.lap() > newest.number() && moment > newest.momentMs();
    }

    private static boolean isSecond(List<Lap> accepted, Lap lap) {
        return !accepted.isEmpty()
                && accepted.stream()
                        .anyMatch(other -> other.car().driver().equals(lap.car().driver()));
    }

    /** Whether any lap was released: a race without one has no summary. */
    public boolean hasRun() {
        return race.lastLap() > 0;
    }

    /** What later races may know; nothing may be offered any more. */
    public RaceSummary summary() {
        return features.remembers() ? RaceReview.of(race) : RaceReview.wear(race);
    }

    /** What is to be predicted, for every row; nothing may be offered any more. */
    public List<LapLabels> labels() {
        return features.rows().labels(race);
    }

    /** Laps without a clock that still wait for the lap before, in order of car and number. */
    public List<RejectedLap> waiting() {
        return waiting.values().stream()
                .flatMap(List::stream)
                .sorted(ORDER)
                .map(lap -> new RejectedLap(lap, LapRejection.NO_CLOCK))
                .collect(Collectors.toList());
    }

    /** The moment by which everything was released, ms. */
    public long throughMs() {
        return through;
    }

    private static boolean isSame(Lap one, Lap other) {
        return LapTable.values(one).equals(LapTable.values(other));
    }

    private static String key(Lap lap) {
        return lap.car().driver() + "/" + lap.lap();
    }

    private static String follows(Lap lap) {
        return lap.car().driver() + "/" + (lap.lap() - 1);
    }
}
