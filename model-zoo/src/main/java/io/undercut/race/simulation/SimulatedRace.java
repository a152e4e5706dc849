package io.undercut.race.simulation;

import io.undercut.race.Lap;
import io.undercut.race.simulation.car.LapPhysics;
import io.undercut.race.simulation.race.QualifyingRow;
import io.undercut.race.simulation.race.RaceFacts;
import io.undercut.race.simulation.race.ResultRow;
import io.undercut.race.simulation.race.SimulatedStop;
import io.undercut.race.simulation.race.StatusChange;
import io.undercut.race.simulation.track.WeatherMinute;
import java.util.List;

/**
 * All that a race leaves behind, but for its telemetry.
 *
 * @param facts where and how far
 * @param laps its laps, by driver and lap
 * @param physics what no public feed carries of these laps, in the same order
 * @param stops pit stops, by driver and lap
 * @param weather the weather, minute by minute until the last car is home
 * @param trackStatus changes of the track status
 * @param qualifying times that made the grid, pole first
 * @param results the classification, winner first
 */
public record SimulatedRace(
        RaceFacts facts,
        List<Lap> laps,
        List<LapPhysics> physics,
        List<SimulatedStop> stops,
        List<WeatherMinute> weather,
        List<StatusChange> trackStatus,
        List<QualifyingRow> qualifying,
        List<ResultRow> results) {
    /** Takes copies. */
    public SimulatedRace {
        laps = List.copyOf(laps);
        physics = List.copyOf(physics);
        stops = List.copyOf(stops);
        weather = List.copyOf(weather);
        trackStatus = List.copyOf(trackStatus);
        qualifying = List.copyOf(qualifying);
        results = List.copyOf(results);
    }
}
