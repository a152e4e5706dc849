package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.Collection;
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

    private static final String COMPOUND = "compound/";
    private static final String CIRCUIT = "circuit/";

    private final String name;
    private final Map<String, Double> byCompound;
    private final Map<String, Double> byCircuit;
    private final int horizon;

    private SlopeBaseline(String name, Map<String, Double> byCompound, Map<String, Double> byCircuit, int horizon) {
        this.horizon = horizon;
        this.name = name;
        this.byCompound = byCompound;
        this.byCircuit = byCircuit;
    }

    /** Adds a lap to the sums of its compound, and of its circuit and compound where the circuit is known. */
    static void add(Observation lap, GroupSums sums) {
        double[] terms = OriginSlope.terms(lap);
        sums.add(COMPOUND + compound(lap.key()), terms);
        if (!lap.key().of(KeyColumns.CIRCUIT).equals(RowKey.UNKNOWN)) {
            sums.add(CIRCUIT + circuit(lap.key()), terms);
        }
    }

    /**
     * One slope a compound.
     *
     * @param horizon place of the tire age gained among the inputs
     */
    static SlopeBaseline byCompound(GroupSums train, int horizon) {
        return new SlopeBaseline("compound_slope", compoundSlopes(train), Map.of(), horizon);
    }

    /** One slope a compound, of laps that are here; their order does not matter. */
    public static SlopeBaseline byCompound(Collection<Observation> train, int horizon) {
        return byCompound(sums(train), horizon);
    }

    /** One slope a circuit and compound with at least {@code minimumLaps} (1 or more) laps, else the compound's. */
    static SlopeBaseline byCircuitAndCompound(GroupSums train, int horizon, int minimumLaps) {
        if (minimumLaps < 1) {
            throw Fault.configuration("minimum laps of a circuit's slope is " + minimumLaps + "; must be at least 1");
        }
        return new SlopeBaseline(
                "circuit_compound_slope",
                compoundSlopes(train),
                OriginSlope.slopes(train.below(CIRCUIT), minimumLaps),
                horizon);
    }

    /** One slope a circuit and compound with at least {@link #MINIMUM_LAPS} laps, else the compound's. */
    public static SlopeBaseline byCircuitAndCompound(Collection<Observation> train, int horizon) {
        return byCircuitAndCompound(sums(train), horizon, MINIMUM_LAPS);
    }

    private static GroupSums sums(Collection<Observation> train) {
        GroupSums sums = new GroupSums();
        train.stream().sorted().forEach(lap -> add(lap, sums));
        return sums;
    }

    private static Map<String, Double> compoundSlopes(GroupSums train) {
        Map<String, Double> slopes = OriginSlope.slopes(train.below(COMPOUND), 1);
        if (slopes.isEmpty()) {
            throw Fault.data("a slope baseline has no training laps; needs at least one race before the test races");
        }
        return slopes;
    }

    private static String compound(RowKey key) {
        return SOFTER_THAN_SOFT.contains(key.of(KeyColumns.COMPOUND)) ? "SOFT" : key.of(KeyColumns.COMPOUND);
    }

    private static String circuit(RowKey key) {
        return key.of(KeyColumns.CIRCUIT) + '/' + compound(key);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return new double[] {slope(key) * features[horizon]};
    }

    /** The slope that applies to a lap, in label units per lap of age. */
    public double slope(RowKey key) {
        Double own = byCircuit.get(circuit(key));
        return own == null ? byCompound.getOrDefault(compound(key), 0.0) : own;
    }
}
