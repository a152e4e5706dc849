package io.undercut.stream.feature.outcome;

/** What a feature is about. */
public enum OutcomeFamily {
    /** Qualifying and grid of the race itself. */
    START,
    /** The driver, from earlier races. */
    DRIVER,
    /** The team, from earlier races. */
    TEAM,
    /** The driver against the team's other cars in earlier races. */
    TEAMMATE,
    /** The circuit, from earlier races there. */
    CIRCUIT,
    /** The season's points so far. */
    CHAMPIONSHIP
}
