package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.car.PitService;
import java.util.HashMap;
import java.util.Map;

/** The teams' boxes: one a team, so that a car waits while its teammate's stop is under way. */
final class Garages {
    private final PitLane lane;
    private final Map<String, Long> freeMs = new HashMap<>();

    Garages(PitLane lane) {
        this.lane = lane;
    }

    /** The stop of a car that crosses the line in the lane at lineMs and needs so long. Cars must come in order. */
    PitService serve(Entry entry, long lineMs, double standingSeconds) {
        long arrival = lineMs + (long) (1000 * lane.boxM() / PitLane.LIMIT);
        long free = freeMs.getOrDefault(entry.car().team(), 0L);
        double wait = Math.max(0, free - arrival) / 1000.0;
        freeMs.put(entry.car().team(), arrival + (long) (1000 * (wait + standingSeconds)));
        return new PitService(wait + standingSeconds, wait);
    }
}
