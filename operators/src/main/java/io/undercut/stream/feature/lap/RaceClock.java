package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.RaceId;
import java.util.OptionalLong;

/**
 * When a lap happened. Session clocks start anew with every race; event time gives each race a day of its own, in order of season and
 * round, so that one watermark serves a stream of many races.
 */
public final class RaceClock {
    /** The length of a race's day, ms; a session clock must stay below it. */
    public static final long DAY_MS = 86_400_000;
    /** The length of a lap whose time nobody knows, ms. */
    static final long UNKNOWN_LAP_MS = 120_000;

    private static final int FIRST_SEASON = 1950;
    private static final int ROUNDS = 100;

    private RaceClock() {}

    /** The lap's end on the session clock, ms: as recorded, else its start plus its time; empty where the record has no clock. */
    public static OptionalLong moment(Lap lap) {
        LapTimes times = lap.times();
        if (times.endMs() != null) {
            return OptionalLong.of(times.endMs());
        }
        return times.startMs() == null ? OptionalLong.empty() : OptionalLong.of(times.startMs() + length(lap));
    }

    /** The lap's time, ms; two minutes where it is unknown. */
    static long length(Lap lap) {
        return lap.times().lapMs() == null ? UNKNOWN_LAP_MS : lap.times().lapMs();
    }

    /** A race's number in order of time, its key: in batch Flink sorts laps by key and time, numbers faster than text. */
    public static int number(RaceId race) {
        return (race.season() - FIRST_SEASON) * ROUNDS + race.round();
    }

    /** The race of a number. */
    public static RaceId race(int number) {
        return new RaceId(FIRST_SEASON + number / ROUNDS, number % ROUNDS);
    }

    /** Event time of a moment of a race, ms. */
    public static long eventTime(RaceId race, long momentMs) {
        return number(race) * DAY_MS + momentMs;
    }

    /** Event time of the end of a race's day, ms: after every lap of it, before every lap of the next race. */
    public static long close(RaceId race) {
        return eventTime(race, DAY_MS - 1);
    }

    /** Event time of a lap, ms; where it has no clock the beginning of its race, which holds no watermark back. */
    public static long eventTime(Lap lap) {
        return eventTime(lap.race(), moment(lap).orElse(0));
    }
}
