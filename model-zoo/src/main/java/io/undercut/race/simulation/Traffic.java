package io.undercut.race.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cars that are on the same lap and on the road: whoever comes up to one must pass it or follow it. Cars in or out of the pits neither hold
 * nor are held.
 */
final class Traffic {
    /** Closer than this to the car ahead at the line, a car runs in its wake, ms. */
    static final long WAKE_MS = 1500;
    /** Loss right behind another car, s a lap, fading to nothing at {@link #WAKE_MS}; followers lose three to five tenths. */
    static final double WAKE_SECONDS = 0.40;
    /** Sliding in the wake wears tires faster. */
    static final double WAKE_WEAR = 1.06;

    private static final long PASSED_BY_MS = 250;
    private static final int QUEUE_MS = 900;

    private final double difficulty;
    private final List<Long> ends = new ArrayList<>();

    Traffic(double overtakingDifficulty) {
        this.difficulty = overtakingDifficulty;
    }

    /** The end of a racing car's lap that would end at freeEndMs on an empty road; later cars will meet it there. */
    long race(long freeEndMs, Noise noise) {
        long end = freeEndMs;
        for (long ahead : ends) {
            long gap = (long) noise.between(350, 1000);
            if (end >= ahead + gap) {
                break;
            }
            double advantage = (ahead + gap - end) / 1000.0;
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
        long end = ends.isEmpty() ? freeEndMs : Math.max(freeEndMs, ends.get(0) + QUEUE_MS);
        return admit(end);
    }

    private long admit(long endMs) {
        int place = Collections.binarySearch(ends, endMs, Collections.reverseOrder());
        ends.add(place < 0 ? -place - 1 : place, endMs);
        return endMs;
    }
}
