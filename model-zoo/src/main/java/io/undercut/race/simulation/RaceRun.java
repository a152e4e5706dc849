package io.undercut.race.simulation;

import io.undercut.race.LapTimes;
import io.undercut.race.PitMarks;
import io.undercut.race.SpeedTraps;
import io.undercut.race.Weather;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One race, lap by lap. On each lap the cars are taken in the order in which they crossed the line, so that each finds those ahead of it already
 * driven. A lapped car meets only cars of its own lap: blue flags cost nothing here.
 */
final class RaceRun {
    /** Standing start: about five seconds from rest to race speed, and eight metres of grid a place. */
    private static final double START_SECONDS = 5.5;

    private static final double GRID_SLOT_SECONDS = 0.22;
    private static final double QUALIFYING_SIGMA = 0.18;
    private static final double FORM_SIGMA = 0.12;
    /** Lap-to-lap scatter of public clean laps around a stint's own line: a mean deviation of some 0.35 s with traffic and mistakes. */
    static final double LAP_SIGMA = 0.20;

    private static final double MISTAKE_CHANCE = 0.025;
    /** Relative loss of slicks, and of intermediates, on a fully wet track; of intermediates on a dry one. */
    private static final double SLICKS_IN_WET = 0.16;

    private static final double INTERMEDIATES_IN_WET = 0.08;
    private static final double INTERMEDIATES_IN_DRY = 0.04;
    /** Behind a safety car tires and tank are spared. */
    private static final double NEUTRAL_WEAR = 0.35;

    private static final double NEUTRAL_FUEL = 0.5;
    /** The line lies early in most pit lanes: a fifth of the loss falls on the in-lap. */
    private static final double IN_LAP_SHARE = 0.2;
    /** A stop costs less than the time between the pit lines, where the car would have been at speed. */
    private static final double LANE_BEYOND_LOSS_SECONDS = 3.5;

    private static final double COLD_TIRE_SECONDS = 0.7;
    private static final double SLOW_STOP_CHANCE = 0.05;

    private final RaceSetting setting;
    private final Circuit circuit;
    private final Rubber rubber;
    private final PitWall wall;

    RaceRun(RaceSetting setting) {
        this.setting = setting;
        this.circuit = setting.circuit();
        this.rubber = new Rubber(circuit);
        this.wall = new PitWall(circuit, setting.skies(), setting.control());
    }

    List<LapDraft> drafts() {
        List<LapDraft> drafts = new ArrayList<>();
        List<CarState> cars = grid();
        for (int lap = 1; lap <= circuit.layout().laps(); lap++) {
            cars = field(cars, lap, drafts);
            cars.sort(Comparator.comparing(CarState::clockMs)
                    .thenComparing(car -> car.entry().index()));
        }
        return drafts;
    }

    private List<CarState> grid() {
        return setting.entries().stream()
                .sorted(Comparator.comparing(entry -> entry.paceSeconds()
                        + setting.noise(RaceSetting.Draw.GRID, entry.index(), 0).gaussian(QUALIFYING_SIGMA)))
                .map(entry -> {
                    Noise noise = setting.noise(RaceSetting.Draw.STRATEGY, entry.index(), 0);
                    Stop start = wall.atStart(entry, setting.lightsOutMs(), noise);
                    return new CarState(
                            entry, setting.lightsOutMs(), start.tires(), Circuit.START_FUEL_KG, start.stints(), false);
                })
                .toList();
    }

    private List<CarState> field(List<CarState> order, int lap, List<LapDraft> drafts) {
        Traffic traffic = new Traffic(circuit.overtakingDifficulty());
        List<CarState> next = new ArrayList<>();
        long aheadMs = Long.MIN_VALUE / 2;
        for (int place = 0; place < order.size(); place++) {
            CarState car = order.get(place);
            double wake =
                    lap == 1 || car.boxed() ? 0 : Math.max(0, 1 - (double) (car.clockMs() - aheadMs) / Traffic.WAKE_MS);
            CarState after = drive(car, new Approach(lap, place, wake, traffic), drafts);
            if (after.clockMs() <= setting.control().stopsAtMs(car.entry().index())) {
                next.add(after);
            } else {
                drafts.remove(drafts.size() - 1);
            }
            aheadMs = car.boxed() ? aheadMs : car.clockMs();
        }
        return next;
    }

    /** How a car comes to a lap: its number, the car's place at its start, the wake it runs in (0 … 1) and the road ahead. */
    private record Approach(int lap, int place, double wake, Traffic traffic) {}

    private CarState drive(CarState car, Approach approach, List<LapDraft> drafts) {
        int lap = approach.lap();
        Entry entry = car.entry();
        Noise noise = setting.noise(RaceSetting.Draw.LAP, entry.index(), lap);
        Optional<Stop> stop = wall.afterLap(car, lap, setting.noise(RaceSetting.Draw.STRATEGY, entry.index(), lap));
        long start = car.clockMs();
        double slowStop = noise.chance(SLOW_STOP_CHANCE) ? noise.between(2, 7) : 0;
        double boxLoss = circuit.pitLossSeconds() + slowStop + noise.gaussian(0.4);
        long inLoss = stop.isPresent() ? millis(boxLoss * IN_LAP_SHARE) : 0;
        long outLoss = car.boxed() ? millis(boxLoss * (1 - IN_LAP_SHARE) + COLD_TIRE_SECONDS) : 0;
        double green = paceSeconds(car, lap, noise) + Traffic.WAKE_SECONDS * approach.wake();
        green += lap == 1 ? START_SECONDS + GRID_SLOT_SECONDS * approach.place() + noise.gaussian(0.5) : 0;
        RaceControl control = setting.control();
        long free = (approach.place() == 0
                        ? control.headEndMs(start, millis(green))
                        : control.packEndMs(start, millis(green)))
                + inLoss
                + outLoss;
        long end = free;
        if (lap > 1 && stop.isEmpty() && !car.boxed()) {
            end = control.isSafetyCarAt(free)
                    ? approach.traffic().queue(free)
                    : approach.traffic().race(free, noise);
        }
        Weather weather = setting.skies().at(start);
        PitMarks pit = new PitMarks(
                stop.isPresent(),
                car.boxed(),
                stop.isPresent() ? (Long) (end - inLoss - millis(LANE_BEYOND_LOSS_SECONDS * IN_LAP_SHARE)) : null,
                car.boxed() ? (Long) (start + outLoss + millis(LANE_BEYOND_LOSS_SECONDS * (1 - IN_LAP_SHARE))) : null);
        drafts.add(new LapDraft(
                entry,
                lap,
                sectors(start, end, inLoss, outLoss, noise),
                car.tires().use(),
                pit,
                control.trackStatus(start, end),
                weather,
                traps(start, end, approach.wake(), noise)));

        double neutral = control.neutralShare(start, end);
        double wear = rubber.wearAt(car.tires().compound(), weather.trackC())
                * entry.wearFactor()
                * (1 - neutral * (1 - NEUTRAL_WEAR))
                * (1 + approach.wake() * (Traffic.WAKE_WEAR - 1));
        double fuel = Math.max(0, car.fuelKg() - circuit.fuelKgPerLap() * (1 - neutral * (1 - NEUTRAL_FUEL)));
        return new CarState(
                entry,
                end,
                stop.map(Stop::tires).orElse(car.tires().after(wear)),
                fuel,
                stop.map(Stop::stints).orElse(car.stints()),
                stop.isPresent());
    }

    /** The lap on an empty green road, s. */
    private double paceSeconds(CarState car, int lap, Noise noise) {
        TireSet tires = car.tires();
        double base = circuit.layout().baseSeconds();
        double wetness = setting.skies().wetness(car.clockMs());
        double water = tires.compound().isDry()
                ? SLICKS_IN_WET * wetness
                : INTERMEDIATES_IN_WET * wetness + INTERMEDIATES_IN_DRY * (1 - wetness);
        double form =
                setting.noise(RaceSetting.Draw.FORM, car.entry().index(), 0).gaussian(FORM_SIGMA);
        double mistake = noise.chance(MISTAKE_CHANCE) ? noise.between(0.4, 2.0) : 0;
        return base * (1 + water)
                + circuit.scaled(car.entry().paceSeconds() + form)
                + rubber.paceSeconds(tires.compound())
                + rubber.lossSeconds(tires.compound(), tires.worn())
                + circuit.fuelSecondsPerKg() * car.fuelKg()
                - circuit.evolutionSecondsPerLap() * lap
                + noise.gaussian(LAP_SIGMA)
                + mistake;
    }

    /** Pit time falls on the sector that holds it: the last of an in-lap, the first of an out-lap. */
    private LapTimes sectors(long start, long end, long inLoss, long outLoss, Noise noise) {
        int lapMs = (int) (end - start);
        double running = lapMs - inLoss - outLoss;
        int first = (int) Math.rint(running * circuit.layout().sector1() + outLoss + noise.gaussian(60));
        int second = (int) Math.rint(running * circuit.layout().sector2() + noise.gaussian(60));
        return new LapTimes(lapMs, first, second, lapMs - first - second, start, end);
    }

    /** Speeds follow the circuit's top speed: a tow adds a little, water and a safety car take much. */
    private SpeedTraps traps(long start, long end, double wake, Noise noise) {
        double slow = 1
                - 0.35 * setting.control().neutralShare(start, end)
                - 0.08 * setting.skies().wetness(start);
        double top = (circuit.layout().topKph() + 7 * wake) * slow;
        return new SpeedTraps(
                Math.rint(0.82 * top + noise.gaussian(3)),
                Math.rint(0.88 * top + noise.gaussian(3)),
                Math.rint(0.91 * top + noise.gaussian(2)),
                Math.rint(top + noise.gaussian(3)));
    }

    private static long millis(double seconds) {
        return (long) Math.rint(seconds * 1000);
    }
}
