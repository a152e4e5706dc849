package io.undercut.stream.feature.telemetry;

import io.undercut.race.RaceId;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.telemetry.SimulatedSample;
import io.undercut.race.simulation.telemetry.TelemetryRate;
import io.undercut.stream.record.SampleRun;
import io.undercut.stream.record.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Telemetry of simulated races, one run a car. */
public final class SimulatedTelemetry {
    private SimulatedTelemetry() {}

    /** A race's, at a rate in Hz. */
    public static List<SampleRun> of(RaceSimulator simulator, RaceId race, int hertz) {
        Map<String, Samples> cars = new TreeMap<>();
        simulator.telemetry(
                race,
                new TelemetryRate(hertz),
                sample -> add(cars.computeIfAbsent(sample.driver(), driver -> new Samples()), sample));
        List<SampleRun> runs = new ArrayList<>();
        cars.forEach((driver, samples) -> runs.add(new SampleRun(race.toString(), driver, samples.toBytes())));
        return runs;
    }

    private static void add(Samples samples, SimulatedSample sample) {
        samples.add(
                sample.lap(),
                sample.timeMs(),
                (float) sample.speedKph(),
                sample.rpm(),
                sample.throttlePct(),
                sample.brake() ? 1 : 0,
                sample.gear(),
                sample.openWing() ? 1 : 0);
    }
}
