package io.undercut.race.simulation;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.race.simulation.car.EntryList;
import io.undercut.race.simulation.car.Rubber;
import io.undercut.race.simulation.race.Classification;
import io.undercut.race.simulation.race.Grid;
import io.undercut.race.simulation.race.LapDraft;
import io.undercut.race.simulation.race.LapSheet;
import io.undercut.race.simulation.race.Pace;
import io.undercut.race.simulation.race.RaceReport;
import io.undercut.race.simulation.race.RaceRun;
import io.undercut.race.simulation.race.RaceSetting;
import io.undercut.race.simulation.race.Traffic;
import io.undercut.race.simulation.telemetry.SimulatedSample;
import io.undercut.race.simulation.telemetry.TelemetryRate;
import io.undercut.race.simulation.telemetry.TelemetryStream;
import io.undercut.race.simulation.track.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Races a plan's seasons: 20 cars, fuel, tires, traffic, stops, safety cars and rain. A race depends on seed, season and round alone, to the
 * bit, so races may be run in any order, in parallel, or one without the rest. Safe for use by several threads.
 */
public final class RaceSimulator {
    private final SimulationPlan plan;

    /** A simulator of the plan's races. */
    public RaceSimulator(SimulationPlan plan) {
        this.plan = Objects.requireNonNull(plan);
    }

    /** The plan's races, oldest first. */
    public List<RaceId> races() {
        return seasons()
                .boxed()
                .flatMap(season ->
                        IntStream.rangeClosed(1, plan.racesPerSeason()).mapToObj(round -> new RaceId(season, round)))
                .toList();
    }

    /**
     * The laps of one race, by driver and lap; every component is known but {@code deleted}, the pit clocks of laps without a stop and
     * the leader's interval.
     *
     * @throws Fault if the plan has no such race
     */
    public List<Lap> race(RaceId id) {
        RaceSetting setting = setting(id);
        LapSheet sheet = new LapSheet(id, setting.circuit());
        return sheet.rows(sheet.driven(new RaceRun(setting).drafts(new Grid(setting))));
    }

    /**
     * One race with all it leaves behind but its telemetry.
     *
     * @throws Fault if the plan has no such race
     */
    public SimulatedRace simulate(RaceId id) {
        RaceSetting setting = setting(id);
        Grid grid = new Grid(setting);
        LapSheet sheet = new LapSheet(id, setting.circuit());
        List<LapDraft> driven = sheet.driven(new RaceRun(setting).drafts(grid));
        long lastMs =
                driven.stream().mapToLong(draft -> draft.times().endMs()).max().orElse(setting.lightsOutMs());
        RaceReport report = new RaceReport(setting);
        Classification classification = new Classification(setting, grid);
        return new SimulatedRace(
                report.facts(),
                sheet.rows(driven),
                driven.stream().map(LapDraft::physics).toList(),
                report.stops(driven),
                report.weather(lastMs),
                report.trackStatus(lastMs),
                classification.qualifying(),
                classification.results(driven));
    }

    /**
     * The telemetry of one race, car by car in the order of the drivers' codes, each car's samples in order of time: handed out one by one,
     * never held together. Distance, time and fuel of a lap are those of its row among the laps.
     *
     * @param id the race
     * @param rate how often
     * @param out takes the samples
     * @throws Fault if the plan has no such race
     */
    public void telemetry(RaceId id, TelemetryRate rate, Consumer<SimulatedSample> out) {
        TelemetryStream stream = stream(id);
        stream.drivers().forEach(driver -> stream.samples(driver, rate, out));
    }

    TelemetryStream stream(RaceId id) {
        RaceSetting setting = setting(id);
        Grid grid = new Grid(setting);
        LapSheet sheet = new LapSheet(id, setting.circuit());
        return new TelemetryStream(setting.circuit(), grid, sheet.driven(new RaceRun(setting).drafts(grid)));
    }

    private RaceSetting setting(RaceId id) {
        int lastSeason = plan.firstSeason() + plan.seasons() - 1;
        if (id.season() < plan.firstSeason()
                || id.season() > lastSeason
                || id.round() < 1
                || id.round() > plan.racesPerSeason()) {
            throw Fault.configuration("race " + id + " is not in the simulation plan; it has seasons "
                    + plan.firstSeason() + " … " + lastSeason + ", rounds 1 … " + plan.racesPerSeason());
        }
        return RaceSetting.of(plan.seed(), id);
    }

    /** The coefficients behind the laps of all the plan's races. */
    public SimulationTruth truth() {
        return new SimulationTruth(
                plan.seed(),
                Rubber.REFERENCE_TRACK_C,
                Rubber.CLIFF_SECONDS_PER_LAP,
                Traffic.WAKE_SECONDS,
                Traffic.WAKE_MS / 1000.0,
                Pace.LAP_SIGMA,
                TruthSheet.styles(),
                Calendar.circuits(plan.racesPerSeason()).stream()
                        .map(TruthSheet::of)
                        .toList(),
                seasons()
                        .boxed()
                        .flatMap(season ->
                                EntryList.of(plan.seed(), season).stream().map(entry -> TruthSheet.of(season, entry)))
                        .toList());
    }

    private IntStream seasons() {
        return IntStream.range(plan.firstSeason(), plan.firstSeason() + plan.seasons());
    }
}
