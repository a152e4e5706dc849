package io.undercut.stream.record;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import java.util.Comparator;

/**
 * What makes a lap unique: the rows of a season are sorted by it.
 *
 * @param race season and round
 * @param driver the three-letter code
 * @param lap the lap's number
 */
public record LapKey(RaceId race, String driver, int lap) implements Comparable<LapKey> {
    private static final Comparator<LapKey> ORDER =
            Comparator.comparing(LapKey::race).thenComparing(LapKey::driver).thenComparingInt(LapKey::lap);

    /** The key of a lap. */
    public static LapKey of(Lap lap) {
        return new LapKey(lap.race(), lap.car().driver(), lap.lap());
    }

    @Override
    public int compareTo(LapKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return race + " " + driver + " lap " + lap;
    }
}
