package io.undercut.race.simulation.telemetry;

import io.undercut.race.RaceId;

/**
 * A moment of a car's lap, as its sensors see it.
 *
 * @param race season and round
 * @param driver the driver's code
 * @param lap the lap's number, from 1
 * @param timeMs from the lap's start, ms, less than the lap time
 * @param speedKph speed, km/h, to a tenth
 * @param throttlePct throttle, 0 … 100 %
 * @param brake whether the brakes are on
 * @param gear 1 … 8; 0 is neutral
 * @param rpm engine speed, 1/min
 * @param openWing whether the rear wing is open (DRS)
 * @param distanceM from the lap's start, m; on lap 1 from the place on the grid
 * @param accelerationLong forwards, m/s²
 * @param accelerationLat to the left, m/s²
 * @param xDm place, 1/10 m, on the circuit's invented map
 * @param yDm place, 1/10 m
 * @param zDm height, 1/10 m; the invented map is flat: 0
 * @param fuelKg fuel on board, kg
 * @param brakeBiasPct brake bias, % to the front
 * @param brakeTempC front brake discs, °C
 * @param tireTempC tire treads, °C
 */
public record SimulatedSample(
        RaceId race,
        String driver,
        int lap,
        int timeMs,
        double speedKph,
        int throttlePct,
        boolean brake,
        int gear,
        int rpm,
        boolean openWing,
        double distanceM,
        double accelerationLong,
        double accelerationLat,
        int xDm,
        int yDm,
        int zDm,
        double fuelKg,
        double brakeBiasPct,
        double brakeTempC,
        double tireTempC) {}
