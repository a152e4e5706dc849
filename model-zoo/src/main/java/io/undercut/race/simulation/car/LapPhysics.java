package io.undercut.race.simulation.car;

import io.undercut.race.RaceId;
import java.util.Objects;

/**
 * What no public feed carries of a lap: the simulator's labels. A row belongs to the lap with the same race, driver and number.
 *
 * @param race season and round
 * @param driver the driver's code
 * @param lap the lap's number, from 1
 * @param style how it was driven
 * @param fuelStartKg fuel on board at its start, kg
 * @param fuelBurnedKg fuel burned in it, kg, more than 0
 * @param wornLaps tire wear at its start, in laps at the reference track temperature
 * @param biasPct brake bias, % to the front
 * @param bestBiasPct the bias that would have been best, % to the front
 * @param discStartC front brake discs at its start, °C
 * @param discEndC front brake discs at its end, °C
 * @param treadStartC tire treads at its start, °C
 * @param treadEndC tire treads at its end, °C
 * @param wake how deep in another car's wake, 0 … 1
 * @param neutral share of it behind a safety car, real or virtual, 0 … 1
 * @param wetness how wet the track was at its start, 0 … 1
 */
public record LapPhysics(
        RaceId race,
        String driver,
        int lap,
        DrivingStyle style,
        double fuelStartKg,
        double fuelBurnedKg,
        double wornLaps,
        double biasPct,
        double bestBiasPct,
        double discStartC,
        double discEndC,
        double treadStartC,
        double treadEndC,
        double wake,
        double neutral,
        double wetness) {
    /** Refuses missing keys. */
    public LapPhysics {
        Objects.requireNonNull(race);
        Objects.requireNonNull(driver);
        Objects.requireNonNull(style);
    }
}
