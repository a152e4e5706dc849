package io.undercut.stream.feature.telemetry;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.stream.record.Samples;

/**
 * Event time of telemetry: race, the car's lap and the time in it, packed into one number. A sample has no session clock, and what is late is
 * decided for each car by its own samples; across cars only the order of races counts.
 */
public final class CarClock {
    private static final int FIRST_SEASON = 1950;
    private static final int ROUNDS = 100;

    private CarClock() {}

    /** Event time of a sample's position. */
    public static long eventTime(RaceId race, long position) {
        return ((race.season() - FIRST_SEASON) * (long) ROUNDS + race.round()) << Integer.SIZE | position;
    }

    /** Event time of a lap's row: just before its first sample, so that in batch, where all is sorted, it comes first. */
    public static long eventTime(Lap lap) {
        return eventTime(lap.race(), Samples.positionOfLap(lap.lap())) - 1;
    }

    /** Event time of a race's end, behind all its samples. */
    public static long close(RaceId race) {
        return eventTime(race, (1L << Integer.SIZE) - 1);
    }

    /** The watermark that something of a race allows: all earlier races are over. */
    public static long watermark(long eventTime) {
        return (eventTime >>> Integer.SIZE << Integer.SIZE) - 1;
    }
}
