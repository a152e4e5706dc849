package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.CarState;
import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;

/** What the driver decides: how to drive a lap, and where to put the brake bias. */
final class Cockpit {
    /** Fuel that must be left at the flag: the scrutineers' sample of a litre, and what pumps cannot reach, kg. */
    static final double RESERVE_KG = 1;

    private static final double START_SIGMA_PCT = 0.6;
    private static final double ADJUSTMENT = 0.5;
    private static final double WANDER_SIGMA_PCT = 0.2;
    /** Saves a little more than the sums demand. */
    private static final double PRUDENCE = 1.3;
    /** Closer than half the wake's reach, it is a fight. */
    private static final double FIGHT_WAKE = 0.5;

    private final Circuit circuit;

    Cockpit(Circuit circuit) {
        this.circuit = circuit;
    }

    /** The style of the lap to come: saving if the fuel would not last, pushing in a fight, else the driver's own. */
    DrivingStyle style(CarState car, Approach approach, Noise noise) {
        DrivingStyle usual = car.entry().style();
        int left = circuit.layout().laps() - approach.lap() + 1;
        double need = left * circuit.fuelKgPerLap() * usual.fuel() + RESERVE_KG;
        double missing = need - car.condition().fuelKg();
        double savable = left * circuit.fuelKgPerLap() * (usual.fuel() - DrivingStyle.CONSERVING.fuel());
        boolean save = noise.chance(Math.min(1, PRUDENCE * missing / savable));
        if (save) {
            return DrivingStyle.CONSERVING;
        }
        boolean fights = approach.wake() > FIGHT_WAKE && approach.lap() > 1;
        return fights && usual == DrivingStyle.BALANCED ? DrivingStyle.AGGRESSIVE : usual;
    }

    /** The bias on the grid, % to the front. */
    double biasAtStart(Entry entry, double bestPct, Noise noise) {
        return tenths(bestPct + entry.biasPreferencePct() + noise.gaussian(START_SIGMA_PCT));
    }

    /** The bias for the next lap, % to the front: half of the way to what the driver would like, by the tenths the switch has. */
    double biasAfter(CarState car, double bestPct, Noise noise) {
        double now = car.condition().biasPct();
        double wanted = bestPct + car.entry().biasPreferencePct();
        return tenths(now + ADJUSTMENT * (wanted - now) + noise.gaussian(WANDER_SIGMA_PCT));
    }

    private static double tenths(double value) {
        return Math.rint(value * 10) / 10;
    }
}
