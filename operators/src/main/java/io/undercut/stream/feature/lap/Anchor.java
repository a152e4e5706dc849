package io.undercut.stream.feature.lap;

/**
 * The first three laps of a stint that were clean by what was known when each ended: by the best lap so far. Wear is measured against
 * their mean, and a forecast of it is made when the third ends. No later lap changes it.
 *
 * @param first the first
 * @param second the second
 * @param third the third
 */
record Anchor(DrivenLap first, DrivenLap second, DrivenLap third) {
    private static final int LAPS = 3;

    /** Mean lap time, s. */
    double seconds() {
        return (first.seconds() + second.seconds() + third.seconds()) / LAPS;
    }

    /** Mean tire age, laps. */
    double age() {
        return (first.age() + second.age() + third.age()) / LAPS;
    }

    /** Mean lap number. */
    double number() {
        return (first.number() + second.number() + third.number()) / (double) LAPS;
    }

    /** Whether a lap is one of the three. */
    boolean has(DrivenLap lap) {
        return lap == first || lap == second || lap == third;
    }
}
