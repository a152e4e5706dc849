package io.undercut.stream.ingest.export;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When one session's laps began and ended. A lap has an end: where the next one is missing, where the race is over or the car stopped, what
 * comes later is of no lap.
 */
final class OpenF1Laps implements Serializable {
    private static final long serialVersionUID = 1L;
    /** A lap ends where the next begins, but for the feed's delay; more than this between them is time that belongs to neither, ms. */
    private static final long DELAY_AT_MOST = 5000;
    /** Longer than the slowest lap behind a safety car, ms; a lap of which no time is told and the next began later was interrupted. */
    private static final long LAP_AT_MOST = 300_000;

    private final HashMap<Long, TreeMap<Long, Told>> told = new HashMap<>();
    private final HashMap<Long, TreeMap<Long, Window>> byStart = new HashMap<>();
    private final TreeSet<Long> starts = new TreeSet<>();

    /**
     * A lap's time, ms since 1970.
     *
     * @param lap which
     * @param start when it began
     * @param end when it ended, or null
     */
    record Window(long lap, long start, Long end) implements Serializable {
        /** Whether a time is of this lap. */
        boolean holds(long time) {
            return time >= start && end != null && time < end;
        }
    }

    /**
     * What the records tell of a lap.
     *
     * @param start when it began, ms since 1970, or null
     * @param took ms, or null
     * @param isOut whether it began in the pits
     */
    private record Told(Long start, Long took, boolean isOut) implements Serializable {
        Told with(Told later) {
            return new Told(
                    start == null ? later.start : start, took == null ? later.took : took, isOut || later.isOut);
        }
    }

    /** Notes a lap; a later record only adds what is not known yet. */
    void add(long car, long lap, Long start, Long took, boolean isOut) {
        told.computeIfAbsent(car, key -> new TreeMap<>()).merge(lap, new Told(start, took, isOut), Told::with);
    }

    /** Ends the notes. */
    void settle() {
        told.values()
                .forEach(laps -> laps.values().forEach(lap -> {
                    if (lap.start() != null) {
                        starts.add(lap.start());
                    }
                }));
        told.forEach((car, laps) -> laps.keySet().forEach(lap -> {
            Window window = window(laps, lap);
            if (window != null) {
                byStart.computeIfAbsent(car, key -> new TreeMap<>()).put(window.start(), window);
            }
        }));
    }

    /** The lap of a car at whose time a time is, or the last that began before it, or null. */
    Window at(long car, long time) {
        TreeMap<Long, Window> windows = byStart.get(car);
        Map.Entry<Long, Window> window = windows == null ? null : windows.floorEntry(time);
        return window == null ? null : window.getValue();
    }

    /** A lap's time, or null where it is not known when it began. */
    Window of(long car, long lap) {
        TreeMap<Long, Told> laps = told.get(car);
        return laps == null || !laps.containsKey(lap) ? null : window(laps, lap);
    }

    /** The laps that began in the pits, by car. */
    Map<Long, TreeSet<Long>> outLaps() {
        Map<Long, TreeSet<Long>> out = new HashMap<>();
        told.forEach((car, laps) -> laps.forEach((lap, of) -> {
            // The way to the grid is no stop.
            if (of.isOut() && lap > 1) {
                out.computeIfAbsent(car, key -> new TreeSet<>()).add(lap);
            }
        }));
        return out;
    }

    /** When the first lap began, or null. */
    Long begun() {
        return starts.isEmpty() ? null : starts.first();
    }

    /** When the next lap of any car began after a time, or null. */
    Long nextStart(long time) {
        return starts.higher(time);
    }

    private Window window(TreeMap<Long, Told> laps, long lap) {
        Long start = start(laps, lap);
        return start == null ? null : new Window(lap, start, end(laps, lap, start));
    }

    private Long start(TreeMap<Long, Told> laps, long lap) {
        Told told = laps.get(lap);
        if (told.start() != null) {
            return told.start();
        }
        Told next = laps.get(lap + 1);
        if (told.took() != null && next != null && next.start() != null) {
            return next.start() - told.took();
        }
        Told before = laps.get(lap - 1);
        if (before != null && before.start() != null && before.took() != null) {
            return before.start() + before.took();
        }
        return lap == 1 ? raceStart() : null;
    }

    // When the first car began its first lap, or null.
    private Long raceStart() {
        return told.values().stream()
                .map(laps -> laps.get(1L))
                .filter(lap -> lap != null && lap.start() != null)
                .map(Told::start)
                .min(Long::compare)
                .orElse(null);
    }

    private static Long end(TreeMap<Long, Told> laps, long lap, long start) {
        Long took = laps.get(lap).took();
        Told next = laps.get(lap + 1);
        Long nextStart = next == null || next.start() == null || next.start() <= start ? null : next.start();
        if (took == null) {
            return nextStart != null && nextStart - start <= LAP_AT_MOST ? nextStart : null;
        }
        boolean isNear = nextStart != null && Math.abs(nextStart - start - took) <= DELAY_AT_MOST;
        return isNear ? nextStart : (Long) (start + took);
    }
}
