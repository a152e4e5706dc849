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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A race written down stint by stint. Every car starts at session clock 0 and ends each lap when its lap times add up to it; positions are
 * the order in which drivers are first named. Laps are green and dry unless told otherwise.
 */
public final class RaceFixtures {
    private final RaceId race;
    private final String circuit;
    private final List<Lap> laps = new ArrayList<>();
    private final Map<String, Lap> newest = new LinkedHashMap<>();

    private RaceFixtures(RaceId race, String circuit) {
        this.race = race;
        this.circuit = circuit;
    }

    /** An empty race. */
    public static RaceFixtures race(int season, int round, String circuit) {
        return new RaceFixtures(new RaceId(season, round), circuit);
    }

    /** Adds a stint on new tires. A driver's second stint makes the lap before it an in-lap and begins with an out-lap. */
    public RaceFixtures stint(String driver, int stint, Compound compound, double... seconds) {
        Lap before = newest.get(driver);
        if (before != null) {
            laps.set(
                    laps.indexOf(before),
                    pitted(before, new PitMarks(true, before.pit().out(), null, null)));
        }
        for (int at = 0; at < seconds.length; at++) {
            lap(driver, new TireUse(compound, at + 1, stint, true), (int) Math.round(seconds[at] * 1000));
            if (at == 0 && before != null) {
                Lap out = laps.get(laps.size() - 1);
                laps.set(laps.size() - 1, pitted(out, new PitMarks(false, true, null, null)));
                newest.put(driver, laps.get(laps.size() - 1));
            }
        }
        return this;
    }

    /** The laps, by driver as they were named. */
    public List<Lap> laps() {
        return List.copyOf(laps);
    }

    private void lap(String driver, TireUse tire, int lapMs) {
        Lap before = newest.get(driver);
        int number = before == null ? 1 : before.lap() + 1;
        long start = before == null ? 0 : before.times().endMs();
        int position = before == null ? newest.size() + 1 : before.road().position();
        Lap lap = new Lap(
                race,
                "Grand Prix",
                circuit,
                "R",
                60,
                new Car(driver, position, "Team " + driver),
                number,
                new LapTimes(lapMs, null, null, null, start, start + lapMs),
                tire,
                new PitMarks(false, false, null, null),
                new RoadPosition(position, null, null),
                "1",
                new Weather(25.0, 35.0, 50.0, 1010.0, 1.0, false),
                new SpeedTraps(null, null, null, null),
                false,
                true,
                "fixture");
        laps.add(lap);
        newest.put(driver, lap);
    }

    /** The lap with other pit marks. */
    public static Lap pitted(Lap lap, PitMarks pit) {
        return copy(lap, lap.times(), lap.tire(), pit, lap.trackStatus());
    }

    /** The lap with other times. */
    public static Lap timed(Lap lap, LapTimes times) {
        return copy(lap, times, lap.tire(), lap.pit(), lap.trackStatus());
    }

    /** The lap without a session clock, as in exports that have none. */
    public static Lap unclocked(Lap lap) {
        return timed(lap, new LapTimes(lap.times().lapMs(), null, null, null, null, null));
    }

    /** The lap on other tires. */
    public static Lap shod(Lap lap, TireUse tire) {
        return copy(lap, lap.times(), tire, lap.pit(), lap.trackStatus());
    }

    /** The lap under another track status. */
    public static Lap flagged(Lap lap, String trackStatus) {
        return copy(lap, lap.times(), lap.tire(), lap.pit(), trackStatus);
    }

    private static Lap copy(Lap lap, LapTimes times, TireUse tire, PitMarks pit, String trackStatus) {
        return new Lap(
                lap.race(),
                lap.event(),
                lap.circuit(),
                lap.session(),
                lap.raceLaps(),
                lap.car(),
                lap.lap(),
                times,
                tire,
                pit,
                lap.road(),
                trackStatus,
                lap.weather(),
                lap.traps(),
                lap.deleted(),
                lap.accurate(),
                lap.source());
    }
}
