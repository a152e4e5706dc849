package io.undercut.race.simulation.race;

import io.undercut.race.simulation.track.Noise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cars that are on the same lap and on the road: whoever comes up to one must pass it or follow it. Cars in or out of the pits neither hold
 * nor are held, but no two cars cross the line at once.
 */
public final class Traffic {
    /** Closer than this to the car ahead at the line, a car runs in its wake, ms. */
    public static final long WAKE_MS = 1500;
    /** Loss right behind another car, s a lap, fading to nothing at {@link #WAKE_MS}; followers lose three to five tenths. */
    public static final double WAKE_SECONDS = 0.40;
    /** Sliding in the wake wears tires faster. */
    static final double WAKE_WEAR = 1.06;
    /**
     * What an open rear wing adds to an attack from within a second, s: 0.2 … 0.8 over a lap in TUM's parameter files (2019), two thirds of
     * them here, where the attack is. From lap 3 on, by the regulations of those years.
     */
    static final double OPEN_WING_SECONDS = 0.35;

    public static final long OPEN_WING_MS = 1000;
    public static final int OPEN_WING_FROM_LAP = 3;

    private static final long PASSED_BY_MS = 250;
    private static final int QUEUE_MS = 900;
    /** Least time between two cars at the line, ms. */
    private static final long APART_MS = 40;

    private final double difficulty;
    private final List<Long> ends = new ArrayList<>();
    private final List<Long> crossings = new ArrayList<>();

    Traffic(double overtakingDifficulty) {
        this.difficulty = overtakingDifficulty;
    }

    /**
     * The end of a racing car's lap that would end at freeEndMs on an empty road; later cars will meet it there.
     *
     * @param towSeconds what an open wing adds to its attack, s
     */
    long race(long freeEndMs, double towSeconds, Noise noise) {
        long end = freeEndMs;
        for (long ahead : List.copyOf(ends)) {
            long gap = (long) noise.between(350, 1000);
            if (end >= ahead + gap) {
                break;
            }
            double advantage = (ahead + gap - end) / 1000.0 + towSeconds;
            // A car half a second a lap faster passes on about every second lap where passing is easy.
            double probability = (1 - difficulty) * advantage / (advantage + 0.5);
            if (!noise.chance(probability)) {
                end = ahead + gap;
                break;
            }
            end = Math.min(end, ahead - PASSED_BY_MS);
        }
        return admit(end);
    }

    /** The end of a lap behind the safety car, where nobody passes. */
    long queue(long freeEndMs) {
        return admit(ends.isEmpty() ? freeEndMs : Math.max(freeEndMs, ends.get(0) + QUEUE_MS));
    }

    /** The end of a lap in or out of the pits. */
    long pit(long freeEndMs) {
        return apart(freeEndMs);
    }

    private long admit(long endMs) {
        long end = apart(endMs);
        int place = Collections.binarySearch(ends, end, Collections.reverseOrder());
        ends.add(place < 0 ? -place - 1 : place, end);
        return end;
    }

    private long apart(long endMs) {
        long end = endMs;
        int place = Collections.binarySearch(crossings, end - APART_MS + 1);
        int next = place < 0 ? -place - 1 : place;
        while (next < crossings.size() && crossings.get(next) < end + APART_MS) {
            end = crossings.get(next) + APART_MS;
            next++;
        }
        crossings.add(next, end);
        return end;
    }
}
