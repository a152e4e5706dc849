package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One race so far, all cars. Laps are taken in order of their moments; the order of arrival is not this class's business. */
final class RaceProgress {
    private final SortedMap<String, CarProgress> cars = new TreeMap<>();
    private final Map<Integer, List<DrivenLap>> byNumber = new HashMap<>();
    private double bestMs = Double.POSITIVE_INFINITY;
    private int lastLap;
    private int cleanLaps;

    /**
     * Takes laps that ended at one moment, then makes their rows: each sees the others.
     *
     * @param laps in order of driver, at most one of a car
     */
    List<LapRow> take(List<Lap> laps, long momentMs) {
        List<DrivenLap> driven = new ArrayList<>();
        for (Lap lap : laps) {
            if (lap.times().lapMs() != null) {
                bestMs = Math.min(bestMs, lap.times().lapMs());
            }
        }
        for (Lap lap : laps) {
            driven.add(add(lap, momentMs));
        }
        return driven.stream().map(this::row).toList();
    }

    private DrivenLap add(Lap lap, long momentMs) {
        CarProgress car = cars.computeIfAbsent(lap.car().driver(), driver -> new CarProgress());
        DrivenLap driven = new DrivenLap(lap, momentMs, car.isEmpty() ? null : car.newest());
        driven.judge(bestMs);
        cleanLaps += driven.isClean() ? 1 : 0;
        car.add(driven);
        byNumber.computeIfAbsent(lap.lap(), number -> new ArrayList<>()).add(driven);
        lastLap = Math.max(lastLap, lap.lap());
        return driven;
    }

    private LapRow row(DrivenLap lap) {
        return LapFeatures.row(new LapView(this, car(lap.driver()), lap));
    }

    /** A car that has ended a lap, or null. */
    CarProgress car(String driver) {
        return cars.get(driver);
    }

    /** Cars that have ended a lap, by driver. */
    Iterable<CarProgress> cars() {
        return cars.values();
    }

    /** All cars' laps of a number in the order in which they ended, at one moment by driver. */
    List<DrivenLap> laps(int number) {
        return byNumber.getOrDefault(number, List.of());
    }

    /** The best lap time so far, s; NaN before the first. */
    double bestSeconds() {
        return Double.isInfinite(bestMs) ? Double.NaN : bestMs / 1000;
    }

    /** The number of the furthest lap that any car has ended. */
    int lastLap() {
        return lastLap;
    }

    /** Clean laps of all cars so far. */
    int cleanLaps() {
        return cleanLaps;
    }

    /** All laps so far in order of driver and number. */
    List<DrivenLap> all() {
        return cars.values().stream()
                .flatMap(car -> car.laps().stream())
                .sorted(Comparator.comparing(DrivenLap::driver).thenComparingInt(DrivenLap::number))
                .toList();
    }
}
