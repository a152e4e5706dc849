package io.undercut.race.simulation;

import io.undercut.race.LapTimes;
import io.undercut.race.PitMarks;
import io.undercut.race.SpeedTraps;
import io.undercut.race.TireUse;
import io.undercut.race.Weather;

/** A lap as one car knows it, before the order at the line is known. */
record LapDraft(
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
