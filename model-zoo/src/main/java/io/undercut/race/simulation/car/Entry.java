package io.undercut.race.simulation.car;

import io.undercut.race.Car;

/**
 * A car of a season.
 *
 * @param index its place in the entry list, from 0
 * @param car who drives
 * @param paceSeconds lap time against the average car on a usual lap, s; negative is fast
 * @param wearFactor wear against the average car, when the driver drives in the usual style; below 1 is kind to its tires
 * @param style how the driver usually drives
 * @param biasPreferencePct brake bias the driver likes, against the best one, points of percent; positive is to the front
 * @param crewSeconds standing time of the crew's stops against the best crew's, s
 */
public record Entry(
        int index,
        Car car,
        double paceSeconds,
        double wearFactor,
        DrivingStyle style,
        double biasPreferencePct,
        double crewSeconds) {}
