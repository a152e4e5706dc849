package io.undercut.race.simulation.car;

import io.undercut.race.Compound;

/**
 * A stint of a plan.
 *
 * @param compound the compound
 * @param lastLap the lap at whose end the car pits; the race's last lap for the last stint
 */
public record PlannedStint(Compound compound, int lastLap) {}
