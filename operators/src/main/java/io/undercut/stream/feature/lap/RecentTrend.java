package io.undercut.stream.feature.lap;

import java.util.List;

/**
 * Whether the field gets faster: lap time on lap number of all cars over the last ten laps, within stints. Each stint's own mean is taken
 * out first, and a lap's deviation counts at most 2 s.
 *
 * @param laps clean laps it rests on
 * @param sums lap number and time, each less its stint's mean
 */
record RecentTrend(int laps, SlopeSums sums) {
    private static final int LAPS = 10;
    private static final double MOST_S = 2;

    /** The trend at a moment, ms, of cars in order; ten laps last ten times {@code lapSeconds}. */
    static RecentTrend of(Iterable<CarProgress> cars, long momentMs, double lapSeconds) {
        double since = momentMs - LAPS * lapSeconds * 1000;
        SlopeSums sums = SlopeSums.NONE;
        int laps = 0;
        for (CarProgress car : cars) {
            List<DrivenLap> driven = car.laps();
            int from = driven.size();
            while (from > 0 && driven.get(from - 1).momentMs() > since) {
                from--;
            }
            while (from < driven.size()) {
                int end = from + 1;
                while (end < driven.size()
                        && driven.get(end).stint() == driven.get(from).stint()) {
                    end++;
                }
                RecentTrend stint = ofStint(driven.subList(from, end));
                sums = sums.plus(stint.sums);
                laps += stint.laps;
                from = end;
            }
        }
        return new RecentTrend(laps, sums);
    }

    private static RecentTrend ofStint(List<DrivenLap> driven) {
        int laps = 0;
        double number = 0;
        double seconds = 0;
        for (DrivenLap lap : driven) {
            if (lap.isClean()) {
                laps++;
                number += lap.number();
                seconds += lap.seconds();
            }
        }
        double xy = 0;
        double xx = 0;
        for (DrivenLap lap : driven) {
            if (lap.isClean()) {
                double later = lap.number() - number / laps;
                xy += later * Numbers.clamp(lap.seconds() - seconds / laps, -MOST_S, MOST_S);
                xx += later * later;
            }
        }
        return new RecentTrend(laps, new SlopeSums(xy, xx));
    }
}
