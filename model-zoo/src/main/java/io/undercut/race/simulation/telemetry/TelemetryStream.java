package io.undercut.race.simulation.telemetry;

import io.undercut.race.LapTimes;
import io.undercut.race.simulation.race.Grid;
import io.undercut.race.simulation.race.LapDraft;
import io.undercut.race.simulation.track.Circuit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The telemetry of a race, car by car and lap by lap: one lap is in memory at a time, whatever the rate. */
public final class TelemetryStream {
    private static final double GRID_SLOT_M = 8;
    /** Nobody crosses the line faster than this or slower than that, relative to the fastest lap. */
    private static final double FASTEST_LINE = 0.9;

    private static final double SLOWEST_LINE = 2.0;

    private final Track track;
    private final Tracer tracer;
    private final Grid grid;
    private final Map<String, List<LapDraft>> byDriver = new TreeMap<>();
    private final double[] fastest;
    private final double topSpeed;

    public TelemetryStream(Circuit circuit, Grid grid, List<LapDraft> driven) {
        this.track = new Track(circuit);
        this.tracer = new Tracer(track);
        this.grid = grid;
        this.topSpeed = circuit.layout().topKph() / 3.6;
        this.fastest = new double[] {tracer.fastestSeconds(0), tracer.fastestSeconds(1), tracer.fastestSeconds(2)};
        driven.forEach(draft -> byDriver.computeIfAbsent(draft.entry().car().driver(), name -> new ArrayList<>())
                .add(draft));
    }

    public List<String> drivers() {
        return List.copyOf(byDriver.keySet());
    }

    /** All samples of a car, in order. */
    public void samples(String driver, TelemetryRate rate, Consumer<SimulatedSample> out) {
        List<LapDraft> laps = byDriver.get(driver);
        for (int i = 0; i < laps.size(); i++) {
            LapTask task = task(laps, i);
            LapTrace trace = tracer.trace(task);
            sample(task, trace, rate, out);
        }
    }

    /** The lap at this place among a car's, as it has to be traced. */
    public LapTask task(List<LapDraft> laps, int place) {
        LapDraft draft = laps.get(place);
        boolean first = draft.lap() == 1;
        double start = first || draft.pit().out() ? 1 : line(laps.get(place - 1), draft);
        boolean last = place == laps.size() - 1;
        double end = draft.pit().in() ? 1 : last ? slowness(draft, 2) : line(draft, laps.get(place + 1));
        double standing = draft.pit().out() ? laps.get(place - 1).service().standingSeconds() : 0;
        double gridM = first ? GRID_SLOT_M * grid.order().indexOf(draft.entry()) : 0;
        return new LapTask(draft, start, end, gridM, standing);
    }

    private double line(LapDraft before, LapDraft after) {
        return (slowness(before, 2) + slowness(after, 0)) / 2;
    }

    private double slowness(LapDraft draft, int sector) {
        LapTimes times = draft.times();
        // A sector with a pit stop or a standing start tells nothing of the speed on the line at its other end.
        boolean stands = sector == 0 && (draft.lap() == 1 || draft.pit().out())
                || sector == 2 && draft.pit().in();
        if (stands) {
            return 1;
        }
        double took = (sector == 0 ? times.sector1Ms() : times.sector3Ms()) / 1000.0;
        return Math.max(FASTEST_LINE, Math.min(SLOWEST_LINE, took / fastest[sector]));
    }

    private void sample(LapTask task, LapTrace trace, TelemetryRate rate, Consumer<SimulatedSample> out) {
        LapSensors sensors = new LapSensors(track, task, trace, topSpeed);
        int lapMs = task.draft().times().lapMs();
        int node = 0;
        for (int i = 0; ; i++) {
            int timeMs = rate.timeMs(i);
            if (timeMs >= lapMs) {
                return;
            }
            double seconds = timeMs / 1000.0;
            while (node + 2 < trace.nodes() && trace.seconds()[node + 1] <= seconds) {
                node++;
            }
            out.accept(sensors.sample(node, seconds - trace.seconds()[node], timeMs));
        }
    }

    public LapTrace trace(LapTask task) {
        return tracer.trace(task);
    }

    /** The laps of a car. */
    public List<LapDraft> laps(String driver) {
        return List.copyOf(byDriver.get(driver));
    }
}
