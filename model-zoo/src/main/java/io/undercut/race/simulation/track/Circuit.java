package io.undercut.race.simulation.track;

/**
 * A circuit as the simulator knows it.
 *
 * @param id the circuit's id, {@code bahrain}
 * @param event the race's name
 * @param layout its shape and pace
 * @param asphalt what it does to tires
 * @param load what it asks of fuel and brakes
 * @param pitLossSeconds time lost by one usual stop against staying out, s
 * @param overtakingDifficulty 0 (a pass for the asking) … 1 (no passing)
 * @param airC usual air temperature at the race's hour, °C
 */
public record Circuit(
        String id,
        String event,
        Layout layout,
        Asphalt asphalt,
        Load load,
        double pitLossSeconds,
        double overtakingDifficulty,
        double airC) {
    /** A full tank: the regulations' limit of fuel for a race, 2019 … 2025, kg. */
    public static final double FULL_TANK_KG = 110;
    /** What a race driven flat out leaves of a full tank: the scrutineers' sample and a small margin, kg. */
    private static final double FUEL_AT_FLAG_KG = 2;
    /** A usual lap, to which the per-lap effects below are quoted, s. */
    private static final double USUAL_LAP_SECONDS = 88;
    /** Rubber laid from start to flag; small, as fuel alone makes the 0.048 s/lap that fits of public laps leave to both. */
    private static final double EVOLUTION_SECONDS = 0.10;

    /**
     * Shape and pace.
     *
     * @param laps laps of the race
     * @param lengthM length of a lap, m
     * @param turns corners
     * @param baseSeconds lap of the average car on an empty tank and new mediums, s
     * @param sector1 first sector's share of the lap time
     * @param sector2 second sector's share of the lap time
     * @param topKph speed at the end of the longest straight, km/h
     */
    public record Layout(
            int laps, int lengthM, int turns, double baseSeconds, double sector1, double sector2, double topKph) {}

    /**
     * Wear.
     *
     * @param mediumWear loss of a medium tire per lap of age at the reference track temperature, s
     * @param spread how many times faster the soft wears than the medium, and the medium than the hard
     */
    public record Asphalt(double mediumWear, double spread) {}

    /**
     * Fuel and brakes.
     *
     * @param secondsPerKg lap time that a kilogram on board costs, s
     * @param brakeIndex demand on the brakes, 1 … 10
     * @param decelerationG mean deceleration over the braking zones, in units of gravity
     */
    public record Load(double secondsPerKg, double brakeIndex, double decelerationG) {}

    /** An effect quoted in seconds for a usual lap, stretched to this circuit's lap. */
    public double scaled(double seconds) {
        return seconds * layout.baseSeconds() / USUAL_LAP_SECONDS;
    }

    /** Fuel of a green lap in a balanced style on a clear road, kg. */
    public double fuelKgPerLap() {
        return (FULL_TANK_KG - FUEL_AT_FLAG_KG) / layout.laps();
    }

    public double fuelSecondsPerKg() {
        return load.secondsPerKg();
    }

    public double evolutionSecondsPerLap() {
        return scaled(EVOLUTION_SECONDS) / layout.laps();
    }
}
