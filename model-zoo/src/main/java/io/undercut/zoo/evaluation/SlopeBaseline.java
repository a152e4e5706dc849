package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/**
 * A constant loss per lap of tire age, by compound or by circuit and compound. HYPERSOFT, ULTRASOFT and SUPERSOFT, which ended with
 * 2018, count as SOFT. A compound training never saw is predicted as flat.
 */
public final class SlopeBaseline implements Baseline {
    /** From how many training laps on a circuit's own slope is trusted. */
    public static final int MINIMUM_LAPS = 150;

    private static final Set<String> SOFTER_THAN_SOFT = Set.of("HYPERSOFT", "ULTRASOFT", "SUPERSOFT");

    private final String name;
    private final Map<String, Double> byCompound;
    private final Map<Group, Double> byCircuit;
    private final int horizon;

    private SlopeBaseline(String name, Map<String, Double> byCompound, Map<Group, Double> byCircuit, int horizon) {
        this.horizon = horizon;
        this.name = name;
        this.byCompound = byCompound;
        this.byCircuit = byCircuit;
    }

    /**
     * One slope a compound.
     *
     * @param horizon place of the tire age gained among the inputs
     */
    public static SlopeBaseline byCompound(Collection<Observation> train, int horizon) {
        return new SlopeBaseline("compound_slope", compoundSlopes(train), Map.of(), horizon);
    }

    /** One slope a circuit and compound with at least {@link #MINIMUM_LAPS} laps, else the compound's. */
    public static SlopeBaseline byCircuitAndCompound(Collection<Observation> train, int horizon) {
        return byCircuitAndCompound(train, horizon, MINIMUM_LAPS);
    }

    /** One slope a circuit and compound with at least {@code minimumLaps} (1 or more) laps, else the compound's. */
    public static SlopeBaseline byCircuitAndCompound(Collection<Observation> train, int horizon, int minimumLaps) {
        if (minimumLaps < 1) {
            throw Fault.configuration("minimum laps of a circuit's slope is " + minimumLaps + "; must be at least 1");
        }
        return new SlopeBaseline(
                "circuit_compound_slope",
                compoundSlopes(train),
                OriginSlope.fitGroups(
                        train.stream()
                                .filter(row -> !row.key().circuit().equals(ExampleKey.UNKNOWN))
                                .toList(),
                        row -> Group.of(row.key()),
                        minimumLaps),
                horizon);
    }

    private static Map<String, Double> compoundSlopes(Collection<Observation> train) {
        if (train.isEmpty()) {
            throw Fault.data("a slope baseline has no training laps; needs at least one race before the test races");
        }
        return OriginSlope.fitGroups(train, row -> compound(row.key()), 1);
    }

    private static String compound(ExampleKey key) {
        return SOFTER_THAN_SOFT.contains(key.compound()) ? "SOFT" : key.compound();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] predict(ExampleKey key, float[] features) {
        return new double[] {slope(key) * features[horizon]};
    }

    /** The slope that applies to a lap, in label units per lap of age. */
    public double slope(ExampleKey key) {
        Double own = byCircuit.get(Group.of(key));
        return own == null ? byCompound.getOrDefault(compound(key), 0.0) : own;
    }

    private record Group(String circuit, String compound) implements Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::circuit).thenComparing(Group::compound);

        static Group of(ExampleKey key) {
            return new Group(key.circuit(), SlopeBaseline.compound(key));
        }

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }
}
