package io.undercut.stream.feature.lap;

import com.google.common.primitives.Doubles;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.stream.feature.lap.RaceSummary.TireSwap;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
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
    private final SelectedFeatures features;
    private final SlopeSums[] wear = new SlopeSums[CompoundGroup.values().length];
    private final Map<Compound, List<Double>> changeAges = new EnumMap<>(Compound.class);
    private final List<TireSwap> swaps = new ArrayList<>();
    private RaceId id;
    private String circuit;
    private DrivenLap recentOf;
    private RecentTrend recent;
    private int lastLap;
    private int cleanLaps;

    RaceProgress(SelectedFeatures features) {
        this.features = features;
        Arrays.fill(wear, SlopeSums.NONE);
    }

    /**
     * Takes laps that ended at one moment, then makes the rows of those that have one: each sees the others.
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
        List<LapRow> rows = new ArrayList<>();
        for (DrivenLap lap : driven) {
            LapView view = new LapView(this, car(lap.driver()), lap);
            lap.describe(features.base(view));
            if (features.rows().has(view)) {
                rows.add(features.row(view));
            }
        }
        return rows;
    }

    private DrivenLap add(Lap lap, long momentMs) {
        id = lap.race();
        CarProgress car = cars.computeIfAbsent(lap.car().driver(), driver -> new CarProgress());
        DrivenLap before = car.isEmpty() ? null : car.newest();
        DrivenLap driven = new DrivenLap(lap, momentMs, before);
        if (before != null) {
            TireSwap.between(before, driven).ifPresent(swaps::add);
        }
        driven.compareWith(bestMs);
        cleanLaps += driven.isClean() ? 1 : 0;
        car.add(driven);
        if (driven.isClean() && driven.anchor() != null) {
            addWear(driven);
        }
        Compound compound = lap.tire().compound();
        if (compound != null && lap.pit().hasEntered() && lap.tire().age() != null) {
            changeAges.computeIfAbsent(compound, first -> new ArrayList<>()).add(driven.age());
        }
        byNumber.computeIfAbsent(lap.lap(), number -> new ArrayList<>()).add(driven);
        lastLap = Math.max(lastLap, lap.lap());
        // Sources may differ in what they tell: one lap that knows the circuit is enough, the first by name of several.
        if (lap.circuit() != null && (circuit == null || lap.circuit().compareTo(circuit) < 0)) {
            circuit = lap.circuit();
        }
        return driven;
    }

    private void addWear(DrivenLap lap) {
        int group = CompoundGroup.of(lap.lap().tire().compound()).ordinal();
        Anchor anchor = lap.anchor();
        wear[group] = wear[group].plus(lap.age() - anchor.age(), lap.seconds() - anchor.seconds());
    }

    /** Time lost on tire age gained, both against a stint's anchor, over later clean laps of all cars so far, by compound group. */
    SlopeSums[] wear() {
        return wear.clone();
    }

    /** Ages of a compound's sets on laps that ended in the pits so far, laps. */
    double[] changeAges(Compound compound) {
        return compound == null ? new double[0] : Doubles.toArray(changeAges.getOrDefault(compound, List.of()));
    }

    /** Dry tires changed for dry tires so far, in the order in which their first laps ended. */
    List<TireSwap> swaps() {
        return Collections.unmodifiableList(swaps);
    }

    /** The field's trend at a lap that ended just now. */
    RecentTrend recent(DrivenLap now, double lapSeconds) {
        if (now != recentOf) {
            recentOf = now;
            recent = RecentTrend.of(cars.values(), now.momentMs(), lapSeconds);
        }
        return recent;
    }

    /** Which race it is; null before its first lap. */
    RaceId id() {
        return id;
    }

    /** The circuit, where any lap so far tells it, else {@code unknown}. */
    String circuit() {
        return circuit == null ? RowKey.UNKNOWN : circuit;
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
