package io.undercut.testing;

import io.undercut.race.Car;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.PitMarks;
import io.undercut.race.RaceId;
import io.undercut.race.RoadPosition;
import io.undercut.race.SpeedTraps;
import io.undercut.race.TireUse;
import io.undercut.race.Weather;
import java.util.ArrayList;
import java.util.List;

/** Plausible laps, the same every time. */
public final class LapFixtures {
    private LapFixtures() {}

    /** A lap with a value in every column. */
    public static Lap full(int season, int round, String driver, int lap) {
        return timed(season, round, driver, lap, 90_000 + 7 * lap);
    }

    /** A full lap with a chosen lap time, ms. */
    public static Lap timed(int season, int round, String driver, int lap, int lapMs) {
        return new Lap(
                new RaceId(season, round),
                "Bahrain Grand Prix",
                "bahrain",
                "R",
                57,
                new Car(driver, 1, "Red Bull Racing"),
                lap,
                new LapTimes(lapMs, 30_000, 40_000, lapMs - 70_000, 100_000L * lap, 100_000L * lap + lapMs),
                new TireUse(Compound.SOFT, lap, 1, true),
                new PitMarks(false, lap == 1, 5L, 6L),
                new RoadPosition(1, 0L, 12L),
                "1",
                new Weather(25.5, 31.0, 44.0, 1010.25, 1.5, false),
                new SpeedTraps(230.0, 240.0, 250.0, 310.0),
                false,
                true,
                "fixture");
    }

    /** A lap with null wherever null may be, in parts that are there. */
    public static Lap sparse(int season, int round, String driver, int lap) {
        return new Lap(
                new RaceId(season, round),
                null,
                null,
                null,
                null,
                new Car(driver, null, null),
                lap,
                new LapTimes(null, null, null, null, null, null),
                new TireUse(null, null, null, null),
                new PitMarks(true, false, null, null),
                new RoadPosition(null, null, null),
                null,
                new Weather(null, null, null, null, null, null),
                new SpeedTraps(null, null, null, null),
                null,
                null,
                null);
    }

    /** A small race: drivers HAM and VER over a number of laps, sorted by key. */
    public static List<Lap> race(int season, int round, int laps) {
        List<Lap> race = new ArrayList<>();
        for (String driver : List.of("HAM", "VER")) {
            for (int lap = 1; lap <= laps; lap++) {
                race.add(full(season, round, driver, lap));
            }
        }
        return race;
    }
}
