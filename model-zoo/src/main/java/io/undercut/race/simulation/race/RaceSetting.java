package io.undercut.race.simulation.race;

import io.undercut.race.RaceId;
import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.car.EntryList;
import io.undercut.race.simulation.track.Calendar;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;
import io.undercut.race.simulation.track.Skies;
import java.util.List;

/**
 * All that is settled before the lights go out.
 *
 * @param seed the plan's seed
 * @param race which race
 * @param circuit where
 * @param entries who
 * @param lightsOutMs session clock at the start, ms
 * @param skies the weather to come
 * @param control the incidents to come
 */
public record RaceSetting(
        long seed,
        RaceId race,
        Circuit circuit,
        List<Entry> entries,
        long lightsOutMs,
        Skies skies,
        RaceControl control) {

    /** What a random draw decides: draws of one purpose never shift those of another. */
    enum Draw {
        DAY(0),
        SKIES(1),
        CONTROL(2),
        GRID(3),
        STRATEGY(4),
        FORM(5),
        LAP(6),
        STYLE(7),
        BIAS(8),
        TELEMETRY(9);

        /** Its step in the path of a draw: another number gives other races. */
        private final long step;

        Draw(long step) {
            this.step = step;
        }
    }

    public static RaceSetting of(long seed, RaceId race) {
        Circuit circuit = Calendar.circuit(race.round());
        List<Entry> entries = EntryList.of(seed, race.season());
        // The feed's clock starts about an hour before the race.
        long lightsOut = 3_600_000L + noise(seed, race, Draw.DAY, 0, 0).whole(0, 240_000);
        int minutes = (int) (circuit.layout().laps() * circuit.layout().baseSeconds() / 60);
        Skies skies = new Skies(circuit, (int) (lightsOut / 60_000), minutes, noise(seed, race, Draw.SKIES, 0, 0));
        RaceControl control =
                new RaceControl(circuit, entries.size(), lightsOut, noise(seed, race, Draw.CONTROL, 0, 0));
        return new RaceSetting(seed, race, circuit, entries, lightsOut, skies, control);
    }

    /** The draws of one purpose for one car and lap. */
    Noise noise(Draw draw, int car, int lap) {
        return noise(seed, race, draw, car, lap);
    }

    private static Noise noise(long seed, RaceId race, Draw draw, int car, int lap) {
        return Noise.at(seed, race.season(), race.round(), draw.step, car, lap);
    }
}
