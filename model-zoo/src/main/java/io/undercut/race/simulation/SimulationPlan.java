package io.undercut.race.simulation;

import io.undercut.fault.Fault;

/**
 * What to simulate.
 *
 * @param firstSeason the first season, 1950 … 2100
 * @param seasons how many seasons, at least 1, the last no later than 2100
 * @param racesPerSeason races a season, 1 … 24 (the longest real calendar so far); past the twelfth the circuits repeat
 * @param seed the seed; any number
 */
public record SimulationPlan(int firstSeason, int seasons, int racesPerSeason, long seed) {
    private static final int EARLIEST = 1950;
    private static final int LATEST = 2100;
    private static final int LONGEST_CALENDAR = 24;

    /** Refuses a number out of range, naming the option that sets it. */
    public SimulationPlan {
        if (firstSeason < EARLIEST || firstSeason > LATEST) {
            throw Fault.configuration(
                    "--first-season is " + firstSeason + "; must be within " + EARLIEST + " … " + LATEST);
        }
        if (seasons < 1) {
            throw Fault.configuration("--seasons is " + seasons + "; must be at least 1");
        }
        if (seasons > LATEST - firstSeason + 1) {
            throw Fault.configuration("--seasons is " + seasons + "; must be at most " + (LATEST - firstSeason + 1)
                    + ", so that the last season after " + firstSeason + " is no later than " + LATEST);
        }
        if (racesPerSeason < 1 || racesPerSeason > LONGEST_CALENDAR) {
            throw Fault.configuration("--races is " + racesPerSeason + "; must be within 1 … " + LONGEST_CALENDAR);
        }
    }
}
