package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.Brakes;
import io.undercut.race.simulation.car.CarState;
import io.undercut.race.simulation.car.Condition;
import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.car.LapConditions;
import io.undercut.race.simulation.car.Rubber;
import io.undercut.race.simulation.car.TireHeat;
import io.undercut.race.simulation.car.TireSet;
import io.undercut.race.simulation.race.RaceSetting.Draw;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;

/**
 * The lap on a green road with nobody to pass: a sum of effects, as in every lap-discrete race simulation (Heilmeier, Graf, Lienkamp 2018,
 * doi:10.1109/ITSC.2018.8570012; Phillips 2014, "Building a race simulator").
 */
public final class Pace {
    /**
     * Lap-to-lap scatter of public clean laps around a stint's own line: a mean deviation of some 0.35 s with traffic, styles, bias and
     * mistakes, of which this is what no other effect explains.
     */
    public static final double LAP_SIGMA = 0.20;

    private static final double FORM_SIGMA = 0.12;
    private static final double MISTAKE_CHANCE = 0.025;
    private static final double PUSHING_MISTAKES = 1.4;
    /** Standing start: about five seconds from rest to race speed, and eight metres of grid a place. */
    private static final double START_SECONDS = 5.5;

    private static final double GRID_SLOT_SECONDS = 0.22;
    private static final double LAUNCH_SIGMA = 0.5;
    /** Making way for a car that laps it: as much as a duel and a lost place cost in TUM's parameter files, 0.3 s each. */
    private static final double BLUE_FLAG_SECONDS = 0.6;

    private final RaceSetting setting;
    private final Circuit circuit;
    private final Rubber rubber;
    private final Brakes brakes;

    Pace(RaceSetting setting) {
        this.setting = setting;
        this.circuit = setting.circuit();
        this.rubber = new Rubber(circuit);
        this.brakes = new Brakes(circuit);
    }

    /** Seconds of the lap; the noise decides its scatter. */
    double seconds(CarState car, Approach approach, DrivingStyle style, LapConditions conditions, Noise noise) {
        Entry entry = car.entry();
        TireSet tires = car.tires();
        double form = setting.noise(Draw.FORM, entry.index(), 0).gaussian(FORM_SIGMA);
        double seconds =
                circuit.layout().baseSeconds() * (1 + Rubber.waterLoss(tires.compound(), conditions.wetness()));
        seconds += circuit.scaled(entry.paceSeconds() + form + style.seconds());
        seconds += rubber.paceSeconds(tires.compound()) + rubber.lossSeconds(tires.compound(), tires.worn());
        seconds += TireHeat.seconds(tires.compound(), car.condition().treadC());
        seconds += circuit.fuelSecondsPerKg() * car.condition().fuelKg();
        seconds -= circuit.evolutionSecondsPerLap() * approach.lap();
        seconds += brakeSeconds(car, conditions);
        seconds += Traffic.WAKE_SECONDS * conditions.wake();
        seconds += BLUE_FLAG_SECONDS * car.condition().lapped();
        seconds += noise.gaussian(LAP_SIGMA) + mistake(style, noise);
        return approach.lap() == 1 ? seconds + launchSeconds(approach.place()) + noise.gaussian(LAUNCH_SIGMA) : seconds;
    }

    private double brakeSeconds(CarState car, LapConditions conditions) {
        Condition condition = car.condition();
        double best = brakes.bestPct(condition.fuelKg(), car.tires().worn(), conditions.wetness());
        return brakes.biasSeconds(condition.biasPct() - best) + brakes.heatSeconds(condition.discC());
    }

    private static double mistake(DrivingStyle style, Noise noise) {
        double chance = MISTAKE_CHANCE * (style == DrivingStyle.AGGRESSIVE ? PUSHING_MISTAKES : 1);
        return noise.chance(chance) ? noise.between(0.4, 2.0) : 0;
    }

    /** What a start from this place on the grid loses against a flying lap, s. */
    static double launchSeconds(int place) {
        return START_SECONDS + GRID_SLOT_SECONDS * place;
    }
}
