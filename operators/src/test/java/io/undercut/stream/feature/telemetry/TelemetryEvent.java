package io.undercut.stream.feature.telemetry;

import io.undercut.race.Lap;
import io.undercut.stream.record.SampleRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one source delivers. Exactly one of both is null.
 *
 * @param lap a lap's row
 * @param run samples
 */
public record TelemetryEvent(Lap lap, SampleRun run) {
    /** The rows of each race, lap by lap, before its samples. Two sources would overtake each other by chance. */
    public static List<TelemetryEvent> of(List<Lap> laps, List<SampleRun> runs) {
        List<TelemetryEvent> events = new ArrayList<>();
        runs.stream().map(SampleRun::raceId).distinct().forEach(race -> {
            laps.stream()
                    .filter(lap -> lap.race().toString().equals(race))
                    .sorted(Comparator.comparingInt(Lap::lap))
                    .forEach(lap -> events.add(new TelemetryEvent(lap, null)));
            runs.stream()
                    .filter(run -> run.raceId().equals(race))
                    .forEach(run -> events.add(new TelemetryEvent(null, run)));
        });
        return events;
    }
}
