package io.undercut.stream.feature.lap;

import io.undercut.race.Compound;
import io.undercut.testing.RaceFixtures;
import java.util.Arrays;

/** Races small enough to work out by hand. */
final class WrittenRaces {
    private WrittenRaces() {}

    /** One car, one stint on HARD: anchor 90.0, 90.3, 90.6 s on laps 2 to 4, then 90.4 and 90.9 s. */
    static RaceFixtures lone(int round) {
        return RaceFixtures.race(2024, round, "monza").stint("AAA", 1, Compound.HARD, 95, 90, 90.3, 90.6, 90.4, 90.9);
    }

    /**
     * AAA stops at the end of lap 8 and ends lap 12, the third clean lap of its second stint, at 1110.4 s; three others run 91.0 s
     * throughout and end their twelfth lap at 1097 s.
     */
    static RaceFixtures duel() {
        return RaceFixtures.race(2024, 2, "monza")
                .stint("AAA", 1, Compound.MEDIUM, 96, 90, 90, 90, 90.1, 90.2, 90.3, 95)
                .stint("AAA", 2, Compound.HARD, 110, 89.5, 89.6, 89.7, 89.9)
                .stint("BBB", 1, Compound.MEDIUM, steady(15))
                .stint("CCC", 1, Compound.MEDIUM, steady(15))
                .stint("DDD", 1, Compound.HARD, steady(15));
    }

    private static double[] steady(int laps) {
        double[] seconds = new double[laps];
        Arrays.fill(seconds, 91);
        seconds[0] = 96;
        return seconds;
    }
}
