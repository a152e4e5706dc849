package io.undercut.race.simulation.race;

import io.undercut.race.LapTimes;
import io.undercut.race.PitMarks;
import io.undercut.race.SpeedTraps;
import io.undercut.race.TireUse;
import io.undercut.race.Weather;
import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.car.LapPhysics;
import io.undercut.race.simulation.car.PitService;

/** A lap as one car knows it, before the order at the line is known. */
public record LapDraft(
        Entry entry,
        int lap,
        LapTimes times,
        TireUse tire,
        PitMarks pit,
        PitService service,
        String trackStatus,
        Weather weather,
        SpeedTraps traps,
        LapPhysics physics) {}
