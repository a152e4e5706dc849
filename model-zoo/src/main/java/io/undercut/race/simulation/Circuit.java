package io.undercut.race.simulation;

/**
 * A circuit as the simulator knows it.
 *
 * @param id the circuit's id, {@code bahrain}
 * @param event the race's name
 * @param layout its shape and pace
 * @param asphalt what it does to tires
 * @param pitLossSeconds time lost by one stop against staying out, s
 * @param overtakingDifficulty 0 (a pass for the asking) … 1 (no passing)
 * @param airC usual air temperature at the race's hour, °C
 */
record Circuit(
        String id,
        String event,
        Layout layout,
        Asphalt asphalt,
        double pitLossSeconds,
        double overtakingDifficulty,
        double airC) {
    /** A full tank: the regulations' limit of race fuel, 2019 on, kg. */
    static final double START_FUEL_KG = 110;
    /** What is left at the flag for the sample the scrutineers take, with a small margin, kg. */
    private static final double FUEL_AT_FLAG_KG = 2;
    /** A usual lap, to which the per-lap effects below are quoted, s. */
    private static final double USUAL_LAP_SECONDS = 88;
    /** Engineers' rule of thumb: 10 kg cost about 0.3 s on a usual lap. */
    private static final double FUEL_SECONDS_PER_KG = 0.030;
    /** Rubber laid during a race is worth some tenths of a second from start to flag; with fuel it makes the 0.048 s/lap public data show. */
    private static final double EVOLUTION_SECONDS = 0.35;

    /**
     * Shape and pace.
     *
     * @param laps laps of the race
     * @param lengthM length of a lap, m
     * @param baseSeconds lap of the average car on an empty tank and new mediums, s
     * @param sector1 first sector's share of the lap time
     * @param sector2 second sector's share of the lap time
     * @param topKph speed at the end of the longest straight, km/h
     */
    record Layout(int laps, int lengthM, double baseSeconds, double sector1, double sector2, double topKph) {}

    /**
     * Wear.
     *
     * @param mediumWear loss of a medium tire per lap of age at the reference track temperature, s
     * @param spread how many times faster the soft wears than the medium, and the medium than the hard
     */
    record Asphalt(double mediumWear, double spread) {}

    /** An effect quoted in seconds for a usual lap, stretched to this circuit's lap. */
    double scaled(double seconds) {
        return seconds * layout.baseSeconds() / USUAL_LAP_SECONDS;
    }

    double fuelKgPerLap() {
        return (START_FUEL_KG - FUEL_AT_FLAG_KG) / layout.laps();
    }

    double fuelSecondsPerKg() {
        return scaled(FUEL_SECONDS_PER_KG);
    }

    double evolutionSecondsPerLap() {
        return scaled(EVOLUTION_SECONDS) / layout.laps();
    }
}
