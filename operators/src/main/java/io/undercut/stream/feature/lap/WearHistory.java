package io.undercut.stream.feature.lap;

import io.undercut.zoo.example.RowKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What earlier races say on wear. Slopes of few laps are drawn towards broader ones: circuit × compound towards circuit and compound,
 * these towards all. The strengths, in lap², were chosen on walk-forward folds.
 */
final class WearHistory {
    private static final double PRIOR_S_PER_LAP = -0.022;
    private static final double ALL = 50_000;
    private static final double COMPOUND = 100_000;
    private static final double CIRCUIT = 60_000;

    private final Map<String, SlopeSums> sums = new HashMap<>();

    /** Races before the one that asks, in order of time. */
    WearHistory(List<RaceSummary> races) {
        races.forEach(this::add);
    }

    /**
     * Slopes for one circuit and compound, s per lap.
     *
     * @param all of all earlier races
     * @param compound of the compound group
     * @param circuit of the circuit
     * @param both of the compound group at the circuit
     */
    record Slopes(double all, double compound, double circuit, double both) {}

    Slopes slopes(String circuit, CompoundGroup group) {
        double all = sum("all").slope(PRIOR_S_PER_LAP, ALL);
        double compound = sum("group " + group).slope(all, COMPOUND);
        double ofCircuit = sum("circuit " + circuit).slope(all, CIRCUIT);
        double both = sum(circuit + " on " + group).slope(ofCircuit + compound - all, CIRCUIT);
        return new Slopes(all, compound, ofCircuit, both);
    }

    private void add(RaceSummary race) {
        for (CompoundGroup group : CompoundGroup.values()) {
            SlopeSums more = race.wear()[group.ordinal()];
            add("all", more);
            add("group " + group, more);
            if (!race.circuit().equals(RowKey.UNKNOWN)) {
                add("circuit " + race.circuit(), more);
                add(race.circuit() + " on " + group, more);
            }
        }
    }

    private void add(String key, SlopeSums more) {
        sums.merge(key, more, SlopeSums::plus);
    }

    private SlopeSums sum(String key) {
        return sums.getOrDefault(key, SlopeSums.NONE);
    }
}
