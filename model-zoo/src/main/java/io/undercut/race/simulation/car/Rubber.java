package io.undercut.race.simulation.car;

import io.undercut.race.Compound;
import io.undercut.race.simulation.track.Circuit;

/**
 * The tire model: what a compound is worth on a circuit, new and worn. Loss grows by a constant per lap of wear until the cliff, then faster;
 * the linear term is what public laps support (a race simulator's usual choice: Heilmeier et al. 2018, "A race simulation for strategy
 * decisions in circuit motorsports").
 */
public final class Rubber {
    /** Track temperature to which wear is quoted, °C: a middling race day. */
    public static final double REFERENCE_TRACK_C = 35;
    /** Further loss per lap of wear beyond the cliff, s; a tire that is gone costs about a second after four or five laps. */
    public static final double CLIFF_SECONDS_PER_LAP = 0.22;
    /** Step between neighbouring compounds when new, s: fits of public laps 2022–2024 find 0.15 … 0.35, previews promise up to 0.6. */
    private static final double COMPOUND_STEP_SECONDS = 0.25;
    /** Medium wear of a middling circuit, s/lap, at which the cliff ages below hold. */
    private static final double USUAL_WEAR = 0.055;

    /**
     * Lap times on a fully wet track, relative. Slicks and intermediates meet at a third of full wetness and 105 % of a dry lap; intermediates
     * and full wets at 115 %, where the manufacturer's crossover used to be (Isola, July 2023).
     */
    private static final double SLICKS_IN_WET = 0.16;

    private static final double INTERMEDIATES_IN_DRY = 0.04;
    private static final double INTERMEDIATES_IN_WET = 0.04;
    private static final double AQUAPLANING_FROM = 0.6;
    private static final double INTERMEDIATES_AQUAPLANING = 0.30;
    private static final double WETS_IN_DRY = 0.10;
    private static final double WETS_IN_WET = 0.06;

    private final Circuit circuit;

    public Rubber(Circuit circuit) {
        this.circuit = circuit;
    }

    /** Loss per lap of wear at the reference temperature, for a car of usual kindness, s. */
    public double wearSecondsPerLap(Compound compound) {
        double medium = circuit.asphalt().mediumWear();
        double spread = circuit.asphalt().spread();
        return switch (compound) {
            case HYPERSOFT, ULTRASOFT, SUPERSOFT, SOFT -> medium * spread;
            case MEDIUM -> medium;
            case HARD -> medium / spread;
            case INTERMEDIATE, WET -> USUAL_WEAR;
        };
    }

    /** Wear, in laps at reference, at which the tread is gone: earlier where the circuit is harsh, by the square root of its wear. */
    public double cliffAgeLaps(Compound compound) {
        double usual = switch (compound) {
            case HYPERSOFT, ULTRASOFT, SUPERSOFT, SOFT -> 21;
            case MEDIUM -> 30;
            case HARD -> 42;
            case INTERMEDIATE, WET -> 30;
        };
        return usual * StrictMath.sqrt(USUAL_WEAR / circuit.asphalt().mediumWear());
    }

    /** Lap time of the new tire against the new medium, s; wet-weather tires are chosen by the wetness of the track instead. */
    public double paceSeconds(Compound compound) {
        return switch (compound) {
            case HYPERSOFT, ULTRASOFT, SUPERSOFT, SOFT -> -circuit.scaled(COMPOUND_STEP_SECONDS);
            case MEDIUM, INTERMEDIATE, WET -> 0;
            case HARD -> circuit.scaled(COMPOUND_STEP_SECONDS);
        };
    }

    /** Relative change of wear per °C of track: soft rubber overheats first. */
    public double wearPerDegree(Compound compound) {
        return switch (compound) {
            case HYPERSOFT, ULTRASOFT, SUPERSOFT, SOFT -> 0.022;
            case MEDIUM -> 0.015;
            case HARD -> 0.009;
            case INTERMEDIATE, WET -> 0.0;
        };
    }

    /** Laps of reference wear that one lap at this track temperature takes. */
    public double wearAt(Compound compound, double trackC) {
        return Math.max(0.5, 1 + wearPerDegree(compound) * (trackC - REFERENCE_TRACK_C));
    }

    /** Lap time lost to so many laps of reference wear, s. */
    public double lossSeconds(Compound compound, double worn) {
        double beyond = Math.max(0, worn - cliffAgeLaps(compound));
        return wearSecondsPerLap(compound) * worn + CLIFF_SECONDS_PER_LAP * beyond;
    }

    /** Relative loss to a track so wet (0 … 1), against the same car on slicks in the dry. */
    public static double waterLoss(Compound compound, double wetness) {
        return switch (compound) {
            case INTERMEDIATE ->
                INTERMEDIATES_IN_DRY
                        + INTERMEDIATES_IN_WET * wetness
                        + INTERMEDIATES_AQUAPLANING * Math.max(0, wetness - AQUAPLANING_FROM);
            case WET -> WETS_IN_DRY + WETS_IN_WET * wetness;
            default -> SLICKS_IN_WET * wetness;
        };
    }
}
