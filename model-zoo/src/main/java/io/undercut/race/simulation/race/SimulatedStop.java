package io.undercut.race.simulation.race;

import io.undercut.race.Compound;
import io.undercut.race.RaceId;

/**
 * A pit stop.
 *
 * @param race season and round
 * @param driver the driver's code
 * @param lap the in-lap
 * @param pitLaneMs from the lane's entry to its exit, ms
 * @param stationaryMs how long the car stood, waiting for its teammate included, ms
 * @param compoundBefore the compound it came in on
 * @param compoundAfter the compound it left on
 * @param tireAgeAtStop laps on the old set, those before it was fitted included
 * @param underSafetyCar whether the safety car was out when it came in
 * @param underVirtualSafetyCar whether the virtual safety car was
 */
public record SimulatedStop(
        RaceId race,
        String driver,
        int lap,
        int pitLaneMs,
        int stationaryMs,
        Compound compoundBefore,
        Compound compoundAfter,
        int tireAgeAtStop,
        boolean underSafetyCar,
        boolean underVirtualSafetyCar) {}
