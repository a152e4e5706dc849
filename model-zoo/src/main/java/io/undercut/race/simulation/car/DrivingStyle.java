package io.undercut.race.simulation.car;

/**
 * How a lap is driven. No public source measures styles; the figures are our own judgement of what engineers tell the drivers: a late braker
 * wins little and pays in rubber, lift-and-coast trades a fifth of a second for four percent of the fuel. The order of the constants is part
 * of the simulator: it decides who drives how.
 */
public enum DrivingStyle {
    /** Early on the brakes, early and gently on the throttle. */
    SMOOTH(0.03, 0.95, 0.99, 0.95),
    /** The reference. */
    BALANCED(0, 1, 1, 1),
    /** Late and hard on the brakes, hard on the throttle. */
    AGGRESSIVE(-0.05, 1.07, 1.015, 1.08),
    /** Lifts before the braking point to save fuel; drivers of any style do, when told to. */
    CONSERVING(0.20, 0.92, 0.96, 0.88);

    private final double seconds;
    private final double wear;
    private final double fuel;
    private final double heat;

    DrivingStyle(double seconds, double wear, double fuel, double heat) {
        this.seconds = seconds;
        this.wear = wear;
        this.fuel = fuel;
        this.heat = heat;
    }

    /** Lap time against {@link #BALANCED} on a usual lap, s. */
    public double seconds() {
        return seconds;
    }

    /** Wear against {@link #BALANCED}. */
    public double wear() {
        return wear;
    }

    /** Fuel burned against {@link #BALANCED}. */
    public double fuel() {
        return fuel;
    }

    /** Heat into the brakes against {@link #BALANCED}. */
    public double heat() {
        return heat;
    }
}
