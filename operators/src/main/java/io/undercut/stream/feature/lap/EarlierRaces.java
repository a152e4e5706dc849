package io.undercut.stream.feature.lap;

import io.undercut.stream.feature.lap.RaceSummary.CarSummary;
import io.undercut.stream.feature.lap.RaceSummary.TireChange;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The races before one race, however many were handed in: those of its own round and later are left out. */
public final class EarlierRaces {
    private final List<RaceSummary> races;
    private final int season;
    private final Map<String, List<RaceSummary>> byCircuit = new HashMap<>();
    private final Map<String, List<Entry>> byDriver = new HashMap<>();
    private final Map<String, List<Entry>> byTeam = new HashMap<>();
    private final Map<String, Double> typicalAges = new HashMap<>();
    private final Map<String, FittedTires> fitted = new HashMap<>();
    private WearHistory wear;

    /**
     * A car in a race.
     *
     * @param race the race
     * @param car the car
     */
    record Entry(RaceSummary race, CarSummary car) {}

    private EarlierRaces(List<RaceSummary> races, int season) {
        this.races = races;
        this.season = season;
        for (RaceSummary race : races) {
            if (race.season() < season) {
                byCircuit
                        .computeIfAbsent(race.circuit(), circuit -> new ArrayList<>())
                        .add(race);
            }
            for (CarSummary car : race.cars()) {
                Entry entry = new Entry(race, car);
                byDriver.computeIfAbsent(car.driver(), driver -> new ArrayList<>())
                        .add(entry);
                byTeam.computeIfAbsent(car.team(), team -> new ArrayList<>()).add(entry);
            }
        }
    }

    /**
     * Of all races known, those before one.
     *
     * @param raceId {@code 2024-05}
     */
    public static EarlierRaces before(String raceId, Collection<RaceSummary> known) {
        List<RaceSummary> races = known.stream()
                .filter(race -> race.raceId().compareTo(raceId) < 0)
                .sorted(Comparator.comparing(RaceSummary::raceId))
                .toList();
        return new EarlierRaces(races, Integer.parseInt(raceId.substring(0, 4)));
    }

    /** All of them, oldest first. */
    List<RaceSummary> all() {
        return races;
    }

    /** What they say on wear. */
    WearHistory wear() {
        if (wear == null) {
            wear = new WearHistory(races);
        }
        return wear;
    }

    /** Races at a circuit in earlier seasons, oldest first; none at an unknown one. */
    List<RaceSummary> at(String circuit) {
        return circuit.equals(RowKey.UNKNOWN) ? List.of() : byCircuit.getOrDefault(circuit, List.of());
    }

    /** A driver's races, oldest first. */
    List<Entry> ofDriver(String driver) {
        return byDriver.getOrDefault(driver, List.of());
    }

    /** A team's cars, oldest race first. */
    List<Entry> ofTeam(String team) {
        return byTeam.getOrDefault(team, List.of());
    }

    /** Median age at which a compound was taken off at a circuit in earlier seasons, laps; NaN where it never was. */
    double typicalAge(String circuit, String compound) {
        return typicalAges.computeIfAbsent(circuit + "/" + compound, key -> median(at(circuit), compound));
    }

    /** The same over all circuits. */
    double typicalAge(String compound) {
        return typicalAges.computeIfAbsent(
                compound,
                key -> median(
                        races.stream().filter(race -> race.season() < season).toList(), compound));
    }

    /**
     * What was fitted at a circuit in earlier seasons.
     *
     * @param from the compound taken off; null for all
     */
    FittedTires fittedAt(String circuit, String from) {
        return fitted.computeIfAbsent(circuit + "/" + from, key -> fitted(at(circuit), from));
    }

    /** What was fitted in place of a compound in races of this season and the last. */
    FittedTires fittedLately(String from) {
        return fitted.computeIfAbsent(
                from,
                key -> fitted(
                        races.stream()
                                .filter(race -> race.season() >= season - 1)
                                .toList(),
                        from));
    }

    private static FittedTires fitted(List<RaceSummary> races, String from) {
        return FittedTires.of(races.stream()
                .flatMap(race -> Arrays.stream(race.swaps()))
                .filter(swap -> from == null || swap.from().equals(from)));
    }

    private static double median(List<RaceSummary> races, String compound) {
        List<TireChange> changes = new ArrayList<>();
        for (RaceSummary race : races) {
            for (TireChange change : race.changes()) {
                if (change.compound().equals(compound)) {
                    changes.add(change);
                }
            }
        }
        return Numbers.median(changes.stream().mapToDouble(TireChange::age).toArray());
    }
}
