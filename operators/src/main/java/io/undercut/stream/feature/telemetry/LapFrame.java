package io.undercut.stream.feature.telemetry;

import io.undercut.race.Lap;
import io.undercut.race.LapTimes;

/**
 * What telemetry needs of a lap's row.
 *
 * @param lap the lap's number
 * @param circuit the circuit's id
 * @param team the team
 * @param stint the stint's number, from 1; 0 where it is unknown
 * @param compound the compound's name
 * @param lapMs the lap time, ms; {@link #UNKNOWN} as the others
 * @param firstEndMs where the first sector ends, ms from the lap's start
 * @param secondEndMs where the second does
 */
public record LapFrame(
        int lap, String circuit, String team, int stint, String compound, int lapMs, int firstEndMs, int secondEndMs) {
    /** A time that nobody knows. */
    static final int UNKNOWN = -1;

    /** Of a lap's row. */
    static LapFrame of(Lap lap) {
        LapTimes times = lap.times();
        Integer first = times.sector1Ms();
        Integer second = times.sector2Ms();
        Integer third = times.sector3Ms();
        int firstEnd = first != null ? first : rest(times.lapMs(), second, third);
        int secondEnd = first != null && second != null ? first + second : rest(times.lapMs(), third, 0);
        boolean known = firstEnd > 0 && secondEnd > firstEnd;
        return new LapFrame(
                lap.lap(),
                lap.circuit() == null ? "unknown" : lap.circuit(),
                lap.car().team() == null ? "unknown" : lap.car().team(),
                lap.tire().stint() == null ? 0 : lap.tire().stint(),
                lap.tire().compound() == null
                        ? "UNKNOWN"
                        : lap.tire().compound().name(),
                times.lapMs() == null ? UNKNOWN : times.lapMs(),
                known ? firstEnd : UNKNOWN,
                known ? secondEnd : UNKNOWN);
    }

    /** Of a lap without a row. */
    static LapFrame without(int lap) {
        return new LapFrame(lap, "unknown", "unknown", 0, "UNKNOWN", UNKNOWN, UNKNOWN, UNKNOWN);
    }

    boolean hasSectors() {
        return firstEndMs != UNKNOWN;
    }

    private static int rest(Integer all, Integer one, Integer other) {
        return all == null || one == null || other == null ? UNKNOWN : all - one - other;
    }
}
