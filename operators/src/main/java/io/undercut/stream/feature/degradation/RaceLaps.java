package io.undercut.stream.feature.degradation;

import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The laps of one race as columns, with what is derived from them once: when each ended, the best lap so far, which laps tell of pace.
 *
 * <p>A lap counts as clean in two senses. The label's sense compares with the race's best lap, known only afterwards; it decides which
 * laps anchor a forecast and which are forecast. Every feature uses the causal sense, which compares with the best lap so far.
 */
final class RaceLaps {
    private static final long UNKNOWN_LAP_MS = 120_000;

    private final List<Lap> laps;
    private final long[] endMs;
    private final double[] bestSoFar;
    private final boolean[] clean;
    private final boolean[] causal;

    RaceLaps(List<Lap> unsorted) {
        this.laps = unsorted.stream()
                .sorted(Comparator.comparing((Lap lap) -> lap.car().driver()).thenComparingInt(Lap::lap))
                .toList();
        this.endMs = ends();
        this.bestSoFar = bestSoFar();
        double best = laps.stream()
                .filter(lap -> lap.times().lapMs() != null)
                .mapToDouble(lap -> lap.times().lapMs())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        this.clean = new boolean[laps.size()];
        this.causal = new boolean[laps.size()];
        for (int row = 0; row < clean.length; row++) {
            clean[row] = laps.get(row).isClean(best);
            causal[row] = laps.get(row).isClean(bestSoFar[row]);
        }
    }

    /** Where the source has no clock a lap begins when the car's lap before it ended: no later lap may look like an earlier one. */
    private long[] ends() {
        long[] ends = new long[laps.size()];
        for (int row = 0; row < ends.length; row++) {
            boolean sameCar = row > 0 && driver(row - 1).equals(driver(row));
            ends[row] = end(laps.get(row).times(), sameCar ? ends[row - 1] : 0);
        }
        return ends;
    }

    private static long end(LapTimes times, long previousEndMs) {
        if (times.endMs() != null) {
            return times.endMs();
        }
        long start = times.startMs() == null ? previousEndMs : times.startMs();
        return start + (times.lapMs() == null ? UNKNOWN_LAP_MS : times.lapMs());
    }

    private double[] bestSoFar() {
        int[] byEnd = IntStream.range(0, laps.size())
                .boxed()
                .sorted(Comparator.comparingLong(row -> endMs[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] best = new double[laps.size()];
        double running = Double.POSITIVE_INFINITY;
        int done = 0;
        for (int at = 0; at < byEnd.length; at++) {
            Integer lapMs = laps.get(byEnd[at]).times().lapMs();
            running = lapMs == null ? running : Math.min(running, lapMs);
            // Laps that end at the same moment know of each other.
            boolean last = at + 1 == byEnd.length || endMs[byEnd[at + 1]] > endMs[byEnd[at]];
            while (last && done <= at) {
                best[byEnd[done]] = running;
                done++;
            }
        }
        return best;
    }

    int size() {
        return laps.size();
    }

    Lap lap(int row) {
        return laps.get(row);
    }

    double seconds(int row) {
        return laps.get(row).times().lapMs() / 1000.0;
    }

    int age(int row) {
        return laps.get(row).tire().age();
    }

    long endMs(int row) {
        return endMs[row];
    }

    double bestSoFarSeconds(int row) {
        return bestSoFar[row] / 1000.0;
    }

    boolean isClean(int row) {
        return clean[row];
    }

    boolean isCausallyClean(int row) {
        return causal[row];
    }

    Rubber rubber(int row) {
        return Rubber.of(laps.get(row).tire().compound());
    }

    String driver(int row) {
        return laps.get(row).car().driver();
    }

    int stint(int row) {
        Integer stint = laps.get(row).tire().stint();
        return stint == null ? -1 : stint;
    }

    /** Rows of each stint, in order of laps; a stint is a driver's laps that carry one stint number. */
    List<int[]> stints() {
        return IntStream.range(0, laps.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> laps.get(row).car().driver() + "/" + stint(row), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
