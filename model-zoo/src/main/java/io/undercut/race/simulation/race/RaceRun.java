package io.undercut.race.simulation.race;

import io.undercut.race.PitMarks;
import io.undercut.race.simulation.car.CarState;
import io.undercut.race.simulation.car.Condition;
import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.car.LapConditions;
import io.undercut.race.simulation.car.LapPhysics;
import io.undercut.race.simulation.car.PitService;
import io.undercut.race.simulation.car.TireHeat;
import io.undercut.race.simulation.car.TireSet;
import io.undercut.race.simulation.race.RaceSetting.Draw;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One race, lap by lap. On each lap the cars are taken in the order in which they crossed the line, so that each finds those ahead of it already
 * driven. A lapped car meets only cars of its own lap; what the blue flags cost it, it pays on the next lap.
 */
public final class RaceRun {
    private static final Comparator<CarState> AT_THE_LINE = Comparator.comparing(CarState::clockMs)
            .thenComparing(car -> car.entry().index());
    /** Under caution the field is slow while a car is in the lane: its loss shrinks to three quarters (TUM's parameter files). */
    private static final double NEUTRAL_LANE_LOSS = 0.72;
    /** Teams gamble on a safety car and start with a little less than a flat-out race burns, or play safe. */
    private static final double LEANEST_START = -0.012;

    private static final double RICHEST_START = 0.006;
    private static final double DISC_ON_GRID_C = 300;

    private final RaceSetting setting;
    private final Circuit circuit;
    private final PitWall wall;
    private final PitLane lane;
    private final Garages garages;
    private final Cockpit cockpit;
    private final Pace pace;
    private final Upkeep upkeep;
    private final Splits splits;

    public RaceRun(RaceSetting setting) {
        this.setting = setting;
        this.circuit = setting.circuit();
        this.wall = new PitWall(circuit, setting.skies(), setting.control());
        this.lane = new PitLane(circuit);
        this.garages = new Garages(lane);
        this.cockpit = new Cockpit(circuit);
        this.pace = new Pace(setting);
        this.upkeep = new Upkeep(circuit);
        this.splits = new Splits(setting);
    }

    /** The laps of all cars, retired ones up to the last they finished, the winner's lap by lap with the others' in between. */
    public List<LapDraft> drafts(Grid grid) {
        List<LapDraft> drafts = new ArrayList<>();
        List<CarState> cars = grid.order().stream().map(this::onGrid).toList();
        for (int lap = 1; lap <= circuit.layout().laps(); lap++) {
            cars = field(cars, lap, drafts);
        }
        return drafts;
    }

    private CarState onGrid(Entry entry) {
        Noise noise = setting.noise(Draw.STRATEGY, entry.index(), 0);
        long clock = setting.lightsOutMs();
        Stop start = wall.atStart(entry, clock, noise);
        double flatOut =
                circuit.layout().laps() * circuit.fuelKgPerLap() * entry.style().fuel();
        double fuel = flatOut * (1 + noise.between(LEANEST_START, RICHEST_START)) + Cockpit.RESERVE_KG;
        double tread = TireHeat.fittedC(
                start.tires().compound(), setting.skies().at(clock).airC());
        Condition condition = new Condition(Math.min(Circuit.FULL_TANK_KG, fuel), 0, DISC_ON_GRID_C, tread, 0);
        CarState car = new CarState(entry, clock, start.tires(), condition, start.stints(), PitService.NONE);
        double best = upkeep.bestBiasPct(car, setting.skies().wetness(clock));
        double bias = cockpit.biasAtStart(entry, best, setting.noise(Draw.BIAS, entry.index(), 0));
        return car.with(new Condition(condition.fuelKg(), bias, DISC_ON_GRID_C, tread, 0));
    }

    private List<CarState> field(List<CarState> order, int lap, List<LapDraft> drafts) {
        Traffic traffic = new Traffic(circuit.overtakingDifficulty());
        List<CarState> before = new ArrayList<>();
        List<CarState> after = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            CarState car = order.get(place);
            CarState next = drive(car, Field.approach(order, place, lap, traffic), drafts);
            if (next.clockMs() <= setting.control().stopsAtMs(car.entry().index())) {
                before.add(car);
                after.add(next);
            } else {
                drafts.remove(drafts.size() - 1);
            }
        }
        return Field.withBlueFlags(before, after, circuit.layout().baseSeconds()).stream()
                .sorted(AT_THE_LINE)
                .toList();
    }

    private CarState drive(CarState car, Approach approach, List<LapDraft> drafts) {
        int lap = approach.lap();
        int index = car.entry().index();
        RaceControl control = setting.control();
        Noise noise = setting.noise(Draw.LAP, index, lap);
        Optional<Stop> stop = wall.afterLap(car, approach, setting.noise(Draw.STRATEGY, index, lap));
        DrivingStyle style = cockpit.style(car, approach, setting.noise(Draw.STYLE, index, lap));
        long start = car.clockMs();
        LapConditions ahead =
                new LapConditions(setting.skies().at(start), setting.skies().wetness(start), approach.wake(), 0);
        long green = millis(pace.seconds(car, approach, style, ahead, noise));
        long driven = approach.leads() ? control.headEndMs(start, green) : control.packEndMs(start, green);
        double caution = 1 - (1 - NEUTRAL_LANE_LOSS) * control.neutralShare(start, driven);
        long inLoss = stop.isPresent() ? millis(lane.inLossSeconds() * caution) : 0;
        long outLoss = car.boxed() ? outLoss(car.service(), caution) : 0;
        long launch = lap == 1 ? millis(Pace.launchSeconds(approach.place())) : 0;
        long end = end(car, approach, driven + inLoss + outLoss, stop, noise);
        LapConditions conditions =
                new LapConditions(ahead.weather(), ahead.wetness(), approach.wake(), control.neutralShare(start, end));
        CarState after = after(car, lap, conditions, style, stop, end);
        PitMarks pit = new PitMarks(
                stop.isPresent(),
                car.boxed(),
                stop.isPresent() ? (Long) (end - millis(lane.inSeconds())) : null,
                car.boxed()
                        ? (Long) (start + millis(lane.outSeconds(car.service().standingSeconds())))
                        : null);
        drafts.add(new LapDraft(
                car.entry(),
                lap,
                splits.sectors(start, end, inLoss, outLoss + launch, noise),
                car.tires().use(),
                pit,
                after.service(),
                control.trackStatus(start, end),
                conditions.weather(),
                splits.traps(start, conditions, noise),
                physics(car, after, conditions, style, lap)));
        return after;
    }

    private long outLoss(PitService service, double caution) {
        return millis(lane.outLossSeconds(0) * caution + service.standingSeconds());
    }

    private long end(CarState car, Approach approach, long free, Optional<Stop> stop, Noise noise) {
        Traffic traffic = approach.traffic();
        if (stop.isPresent() || car.boxed()) {
            return traffic.pit(free);
        }
        if (approach.lap() == 1) {
            return traffic.pit(free);
        }
        if (setting.control().isSafetyCarAt(free) || setting.control().isVirtualSafetyCarAt(free)) {
            return traffic.queue(free);
        }
        return traffic.race(free, approach.towSeconds(), noise);
    }

    private CarState after(
            CarState car, int number, LapConditions lap, DrivingStyle style, Optional<Stop> stop, long end) {
        Noise noise = setting.noise(Draw.BIAS, car.entry().index(), number);
        double fuel = car.condition().fuelKg() - upkeep.fuelKg(lap, style, noise);
        double bias = cockpit.biasAfter(car, upkeep.bestBiasPct(car, lap.wetness()), noise);
        double disc = upkeep.discC(car, lap, style);
        if (stop.isEmpty()) {
            Condition condition = new Condition(fuel, bias, disc, upkeep.treadC(car, lap, style), 0);
            TireSet tires = car.tires().after(upkeep.wear(car, lap, style));
            return new CarState(car.entry(), end, tires, condition, car.stints(), PitService.NONE);
        }
        TireSet tires = stop.get().tires();
        double tread = TireHeat.fittedC(tires.compound(), lap.weather().airC());
        PitService service = garages.serve(car.entry(), end, PitLane.standingSeconds(car.entry(), noise));
        Condition condition = new Condition(fuel, bias, disc, tread, 0);
        return new CarState(car.entry(), end, tires, condition, stop.get().stints(), service);
    }

    private LapPhysics physics(CarState car, CarState after, LapConditions lap, DrivingStyle style, int number) {
        Condition at = car.condition();
        return new LapPhysics(
                setting.race(),
                car.entry().car().driver(),
                number,
                style,
                at.fuelKg(),
                at.fuelKg() - after.condition().fuelKg(),
                car.tires().worn(),
                at.biasPct(),
                upkeep.bestBiasPct(car, lap.wetness()),
                at.discC(),
                after.condition().discC(),
                at.treadC(),
                after.boxed()
                        ? upkeep.treadC(car, lap, style)
                        : after.condition().treadC(),
                lap.wake(),
                lap.neutral(),
                lap.wetness());
    }

    private static long millis(double seconds) {
        return (long) Math.rint(seconds * 1000);
    }
}
