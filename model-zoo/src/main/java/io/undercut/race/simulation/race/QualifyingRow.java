package io.undercut.race.simulation.race;

import io.undercut.race.Car;
import io.undercut.race.RaceId;
import java.util.List;

/**
 * A car's qualifying.
 *
 * @param race season and round
 * @param car who drove
 * @param position place on the grid, from 1
 * @param timesMs best laps of the one, two or three parts it took part in, ms
 */
public record QualifyingRow(RaceId race, Car car, int position, List<Integer> timesMs) {
    /** Takes a copy. */
    public QualifyingRow {
        timesMs = List.copyOf(timesMs);
    }
}
