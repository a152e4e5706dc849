package io.undercut.race.simulation.race;

import io.undercut.race.LapTimes;
import io.undercut.race.SpeedTraps;
import io.undercut.race.simulation.car.LapConditions;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;

/** Sectors and speed traps of a lap. */
public final class Splits {
    private static final double SECTOR_SIGMA_MS = 60;

    private final RaceSetting setting;
    private final Circuit.Layout layout;

    Splits(RaceSetting setting) {
        this.setting = setting;
        this.layout = setting.circuit().layout();
    }

    /** Pit time falls on the sector that holds it: the last of an in-lap, the first of an out-lap; a start's loss on the first too. */
    LapTimes sectors(long start, long end, long inLoss, long outLoss, Noise noise) {
        int lapMs = (int) (end - start);
        double running = lapMs - inLoss - outLoss;
        int first = (int) Math.rint(running * layout.sector1() + outLoss + noise.gaussian(SECTOR_SIGMA_MS));
        int second = (int) Math.rint(running * layout.sector2() + noise.gaussian(SECTOR_SIGMA_MS));
        return new LapTimes(lapMs, first, second, lapMs - first - second, start, end);
    }

    /** Speeds follow the circuit's top speed: a tow adds a little, water and a safety car take much. */
    SpeedTraps traps(long start, LapConditions lap, Noise noise) {
        double slow = 1 - 0.35 * lap.neutral() - 0.08 * setting.skies().wetness(start);
        double top = (layout.topKph() + 7 * lap.wake()) * slow;
        return new SpeedTraps(
                Math.rint(0.82 * top + noise.gaussian(3)),
                Math.rint(0.88 * top + noise.gaussian(3)),
                Math.rint(0.91 * top + noise.gaussian(2)),
                Math.rint(top + noise.gaussian(3)));
    }
}
