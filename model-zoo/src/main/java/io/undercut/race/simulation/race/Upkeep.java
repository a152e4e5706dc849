package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.Brakes;
import io.undercut.race.simulation.car.CarState;
import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.race.simulation.car.LapConditions;
import io.undercut.race.simulation.car.Rubber;
import io.undercut.race.simulation.car.TireHeat;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;

/** What a lap does to a car: fuel, wear, temperatures. */
final class Upkeep {
    /** Rubber spared behind a safety car, real or virtual; our own judgement. */
    private static final double NEUTRAL_WEAR = 0.35;
    /** Fuel of a lap behind a safety car: between the quarter of one and the half of a virtual one in TUM's parameter files. */
    private static final double NEUTRAL_FUEL = 0.35;
    /** A tow saves some of it, a wet track, with less full throttle, more. */
    private static final double TOW_FUEL = 0.97;

    private static final double WET_FUEL = 0.92;
    private static final double FUEL_SIGMA = 0.005;

    private final Circuit circuit;
    private final Rubber rubber;
    private final Brakes brakes;

    Upkeep(Circuit circuit) {
        this.circuit = circuit;
        this.rubber = new Rubber(circuit);
        this.brakes = new Brakes(circuit);
    }

    /** Fuel of a lap, kg. */
    double fuelKg(LapConditions lap, DrivingStyle style, Noise noise) {
        return circuit.fuelKgPerLap()
                * style.fuel()
                * (1 - lap.neutral() * (1 - NEUTRAL_FUEL))
                * (1 - lap.wake() * (1 - TOW_FUEL))
                * (1 - lap.wetness() * (1 - WET_FUEL))
                * (1 + noise.gaussian(FUEL_SIGMA));
    }

    /** Wear of a lap, in laps at the reference track temperature. */
    double wear(CarState car, LapConditions lap, DrivingStyle style) {
        return rubber.wearAt(car.tires().compound(), lap.weather().trackC())
                * car.entry().wearFactor()
                * (style.wear() / car.entry().style().wear())
                * (1 - lap.neutral() * (1 - NEUTRAL_WEAR))
                * (1 + lap.wake() * (Traffic.WAKE_WEAR - 1));
    }

    /** Brake discs after a lap, °C. */
    double discC(CarState car, LapConditions lap, DrivingStyle style) {
        return brakes.after(car.condition().discC(), lap, style, car.condition().biasPct());
    }

    /** Tire treads after a lap, °C. */
    double treadC(CarState car, LapConditions lap, DrivingStyle style) {
        return TireHeat.after(car.condition().treadC(), car.tires().compound(), lap, style);
    }

    /** The best bias for a lap, % to the front. */
    double bestBiasPct(CarState car, double wetness) {
        return brakes.bestPct(car.condition().fuelKg(), car.tires().worn(), wetness);
    }
}
