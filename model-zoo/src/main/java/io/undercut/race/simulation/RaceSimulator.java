package io.undercut.race.simulation;

import io.undercut.fault.Fault;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.race.simulation.SimulationTruth.CarTruth;
import io.undercut.race.simulation.SimulationTruth.CircuitTruth;
import io.undercut.race.simulation.SimulationTruth.TireTruth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        int lastSeason = plan.firstSeason() + plan.seasons() - 1;
        if (id.season() < plan.firstSeason()
                || id.season() > lastSeason
                || id.round() < 1
                || id.round() > plan.racesPerSeason()) {
            throw Fault.configuration("race " + id + " is not in the simulation plan; it has seasons "
                    + plan.firstSeason() + " … " + lastSeason + ", rounds 1 … " + plan.racesPerSeason());
        }
        RaceSetting setting = RaceSetting.of(plan.seed(), id);
        return new LapSheet(id, setting.circuit()).rows(new RaceRun(setting).drafts());
    }

    /** The coefficients behind the laps of all the plan's races. */
    public SimulationTruth truth() {
        return new SimulationTruth(
                plan.seed(),
                Rubber.REFERENCE_TRACK_C,
                Rubber.CLIFF_SECONDS_PER_LAP,
                Traffic.WAKE_SECONDS,
                Traffic.WAKE_MS / 1000.0,
                RaceRun.LAP_SIGMA,
                Calendar.circuits(plan.racesPerSeason()).stream()
                        .map(RaceSimulator::truth)
                        .toList(),
                seasons().boxed().flatMap(this::cars).toList());
    }

    private IntStream seasons() {
        return IntStream.range(plan.firstSeason(), plan.firstSeason() + plan.seasons());
    }

    private Stream<CarTruth> cars(int season) {
        return EntryList.of(plan.seed(), season).stream()
                .map(entry -> new CarTruth(
                        season, entry.car().driver(), entry.car().team(), entry.paceSeconds(), entry.wearFactor()));
    }

    private static CircuitTruth truth(Circuit circuit) {
        Rubber rubber = new Rubber(circuit);
        return new CircuitTruth(
                circuit.id(),
                circuit.layout().baseSeconds(),
                circuit.pitLossSeconds(),
                circuit.overtakingDifficulty(),
                circuit.fuelKgPerLap(),
                circuit.fuelSecondsPerKg(),
                circuit.fuelKgPerLap() * circuit.fuelSecondsPerKg(),
                circuit.evolutionSecondsPerLap(),
                Stream.of(Compound.SOFT, Compound.MEDIUM, Compound.HARD)
                        .map(compound -> new TireTruth(
                                compound,
                                rubber.paceSeconds(compound),
                                rubber.wearSecondsPerLap(compound),
                                rubber.wearPerDegree(compound),
                                rubber.cliffAgeLaps(compound)))
                        .toList());
    }
}
