package io.undercut.job.task;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Simulates a race by its id; a race depends on plan and id alone, so races spread over subtasks as they like. */
final class SimulateRace implements FlatMapFunction<String, Lap> {
    private static final long serialVersionUID = 1L;

    private final int firstSeason;
    private final int seasons;
    private final int racesPerSeason;
    private final long seed;

    SimulateRace(SimulationPlan plan) {
        this.firstSeason = plan.firstSeason();
        this.seasons = plan.seasons();
        this.racesPerSeason = plan.racesPerSeason();
        this.seed = plan.seed();
    }

    @Override
    public void flatMap(String race, Collector<Lap> out) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(firstSeason, seasons, racesPerSeason, seed));
        simulator.race(RaceId.parse(race)).forEach(out::collect);
    }
}
