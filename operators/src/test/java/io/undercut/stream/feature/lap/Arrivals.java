package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Laps as a stream delivers them: in order of time but for 5 % that come late within a bound, and 1 % twice. */
public final class Arrivals {
    /** No lap comes later than this after a lap that ended later, ms. */
    public static final long LATENESS_MS = 180_000;

    private static final double LATE = 0.05;
    private static final double TWICE = 0.01;

    private Arrivals() {}

    private record Arrival(Lap lap, long atMs) {}

    /** The laps in an order of arrival drawn by chance. Every lap must have a clock. */
    public static List<Lap> of(List<Lap> laps, Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Lap lap : laps) {
            long end = RaceClock.eventTime(lap);
            long delay = random.nextDouble() < LATE ? (long) (random.nextDouble() * LATENESS_MS) : 0;
            arrivals.add(new Arrival(lap, end + delay));
            if (random.nextDouble() < TWICE) {
                arrivals.add(new Arrival(lap, end + (long) (random.nextDouble() * LATENESS_MS)));
            }
        }
        return arrivals.stream()
                .sorted(Comparator.comparingLong(Arrival::atMs))
                .map(Arrival::lap)
                .toList();
    }
}
