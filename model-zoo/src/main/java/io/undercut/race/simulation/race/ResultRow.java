package io.undercut.race.simulation.race;

import io.undercut.race.Car;
import io.undercut.race.RaceId;

/**
 * A car's result.
 *
 * @param race season and round
 * @param car who drove
 * @param position place, from 1; null if it was not classified: less than nine tenths of the winner's laps
 * @param grid place on the grid, from 1
 * @param laps laps finished
 * @param timeMs from lights out to its flag, ms; null for a car that retired
 * @param status {@code Finished}, {@code +1 Lap}, {@code Accident}, {@code Mechanical}
 * @param points championship points: 25, 18, 15, 12, 10, 8, 6, 4, 2, 1
 */
public record ResultRow(
        RaceId race, Car car, Integer position, int grid, int laps, Long timeMs, String status, int points) {}
