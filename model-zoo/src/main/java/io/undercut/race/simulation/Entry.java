package io.undercut.race.simulation;

import io.undercut.race.Car;

/**
 * A car of a season.
 *
 * @param index its place in the entry list, from 0
 * @param car who drives
 * @param paceSeconds lap time against the average car on a usual lap, s; negative is fast
 * @param wearFactor wear against the average car; below 1 is kind to its tires
 */
record Entry(int index, Car car, double paceSeconds, double wearFactor) {}
