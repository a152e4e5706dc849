package io.undercut.race.simulation.car;

import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Circuit.Load;

/**
 * Brake bias and brake heat on a circuit.
 *
 * <p>The best bias is the front axle's share of the load while braking: static load, aerodynamic load and load transfer (Limpert, "Brake
 * Design and Safety", the optimum braking forces; geometry and downforce of the Formula 1 car in TUM's lap time simulation, Heilmeier,
 * Geisslinger, Betz 2019, doi:10.1109/EVER.2019.8813646). It is written here as a linear law in fuel, tire wear and water, so that a linear
 * model can find it. Disc temperatures: 400 … 1000 °C in a race (tribology-abc.com, "Formula 1 brakes"), about 200 °C behind a safety car.
 * What a wrong bias or a cold or faded brake costs is our own judgement.
 */
public final class Brakes {
    private static final double FRONT_STATIC = 1.632 / 3.6;
    private static final double HEIGHT_OVER_WHEELBASE = 0.335 / 3.6;
    private static final double FRONT_AREA = 2.20;
    private static final double REAR_AREA = 2.68;
    /** Between entry and exit of a usual braking zone, m/s. */
    private static final double BRAKING_SPEED = 55;
    /** What is left of the deceleration on a fully wet track. */
    private static final double WET_DECELERATION = 0.6;
    /** Rear tires wear first, so that the bias wanders forward, points of percent per lap of wear. */
    public static final double PER_WORN_LAP_PCT = 0.02;
    /** A point of percent off costs some hundredths of a second a lap, and twice as far off four times as much. */
    static final double SECONDS_PER_SQUARE = 0.03;

    private static final double MIDDLING_INDEX = 6;
    private static final double HEAT_C = 520;
    /** Mean disc temperature over a lap answers within less than a lap. */
    private static final double MEMORY_LAPS = 0.6;

    private static final double BITES_FROM_C = 350;
    private static final double FADES_FROM_C = 850;
    private static final double COLD_SECONDS_PER_C = 0.0015;
    private static final double FADE_SECONDS_PER_C = 0.002;
    private static final double NEUTRAL_HEAT = 0.75;

    private final Circuit circuit;
    private final double emptyPct;
    private final double perKgPct;
    private final double wetPct;

    public Brakes(Circuit circuit) {
        this.circuit = circuit;
        Load load = circuit.load();
        this.emptyPct = frontLoadPct(0, load.decelerationG());
        this.perKgPct = (frontLoadPct(Circuit.FULL_TANK_KG, load.decelerationG()) - emptyPct) / Circuit.FULL_TANK_KG;
        this.wetPct = frontLoadPct(0, load.decelerationG() * WET_DECELERATION) - emptyPct;
    }

    private static double frontLoadPct(double fuelKg, double decelerationG) {
        double weight = (Chassis.MASS_KG + fuelKg) * Chassis.GRAVITY;
        double pressure = Chassis.AIR_DENSITY / 2 * BRAKING_SPEED * BRAKING_SPEED;
        double front = weight * (FRONT_STATIC + decelerationG * HEIGHT_OVER_WHEELBASE) + pressure * FRONT_AREA;
        return 100 * front / (weight + pressure * (FRONT_AREA + REAR_AREA));
    }

    /** Best bias of an empty car on new tires in the dry, % to the front. */
    public double emptyPct() {
        return emptyPct;
    }

    /** Change of the best bias per kilogram of fuel, points of percent. */
    public double perKgPct() {
        return perKgPct;
    }

    /** Change of the best bias on a fully wet track, points of percent. */
    public double wetPct() {
        return wetPct;
    }

    /** The best bias, % to the front. */
    public double bestPct(double fuelKg, double worn, double wetness) {
        return emptyPct + perKgPct * fuelKg + PER_WORN_LAP_PCT * worn + wetPct * wetness;
    }

    /** Lap time lost to a bias so far from the best, s. */
    public double biasSeconds(double offPct) {
        return SECONDS_PER_SQUARE * circuit.load().brakeIndex() / MIDDLING_INDEX * offPct * offPct;
    }

    /** Front discs' mean temperature after a lap that began so warm, °C. */
    public double after(double startC, LapConditions lap, DrivingStyle style, double biasPct) {
        double heat = HEAT_C * StrictMath.sqrt(circuit.load().brakeIndex() / MIDDLING_INDEX);
        double share = biasPct / emptyPct;
        double settled = lap.weather().airC()
                + heat
                        * share
                        * style.heat()
                        * (1 - NEUTRAL_HEAT * lap.neutral())
                        * (1 + 0.12 * lap.wake())
                        * (1 - 0.3 * lap.wetness());
        return settled + (startC - settled) * StrictMath.exp(-1 / MEMORY_LAPS);
    }

    /** Lap time lost to discs that are too cold or too hot, s. */
    public double heatSeconds(double discC) {
        return COLD_SECONDS_PER_C * Math.max(0, BITES_FROM_C - discC)
                + FADE_SECONDS_PER_C * Math.max(0, discC - FADES_FROM_C);
    }
}
