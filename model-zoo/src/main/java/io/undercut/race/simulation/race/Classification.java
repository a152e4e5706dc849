package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classification: more laps first, then who was earlier. */
public final class Classification {
    private static final int[] POINTS = {25, 18, 15, 12, 10, 8, 6, 4, 2, 1};
    /** Sporting regulations: 90 % of the winner's laps, rounded down, are a classification. */
    private static final double CLASSIFIED_SHARE = 0.9;

    private final RaceSetting setting;
    private final Grid grid;

    public Classification(RaceSetting setting, Grid grid) {
        this.setting = setting;
        this.grid = grid;
    }

    public List<QualifyingRow> qualifying() {
        List<QualifyingRow> rows = new ArrayList<>();
        for (Entry entry : grid.order()) {
            rows.add(new QualifyingRow(setting.race(), entry.car(), rows.size() + 1, grid.timesMs(entry)));
        }
        return rows;
    }

    public List<ResultRow> results(List<LapDraft> driven) {
        Map<Integer, LapDraft> last = new HashMap<>();
        driven.forEach(draft -> last.merge(draft.entry().index(), draft, Classification::later));
        List<Entry> order = grid.order().stream()
                .sorted(Comparator.comparing((Entry entry) -> -laps(last, entry))
                        .thenComparing(entry -> endMs(last, entry))
                        .thenComparing(entry -> grid.order().indexOf(entry)))
                .toList();
        int won = laps(last, order.get(0));
        List<ResultRow> rows = new ArrayList<>();
        for (Entry entry : order) {
            rows.add(row(entry, rows.size() + 1, laps(last, entry), won, endMs(last, entry)));
        }
        return rows;
    }

    private ResultRow row(Entry entry, int place, int laps, int won, long endMs) {
        boolean retired = laps < won && setting.control().stopsAtMs(entry.index()) < Long.MAX_VALUE;
        boolean classified = laps >= (int) (won * CLASSIFIED_SHARE);
        String status = retired
                ? setting.control().cause(entry.index()).orElseThrow().words()
                : laps == won ? "Finished" : won - laps == 1 ? "+1 Lap" : "+" + (won - laps) + " Laps";
        int points = classified && place <= POINTS.length ? POINTS[place - 1] : 0;
        return new ResultRow(
                setting.race(),
                entry.car(),
                classified ? (Integer) place : null,
                grid.order().indexOf(entry) + 1,
                laps,
                retired ? null : (Long) (endMs - setting.lightsOutMs()),
                status,
                points);
    }

    private static LapDraft later(LapDraft one, LapDraft other) {
        return one.lap() > other.lap() ? one : other;
    }

    private static int laps(Map<Integer, LapDraft> last, Entry entry) {
        LapDraft draft = last.get(entry.index());
        return draft == null ? 0 : draft.lap();
    }

    private static long endMs(Map<Integer, LapDraft> last, Entry entry) {
        LapDraft draft = last.get(entry.index());
        return draft == null ? Long.MAX_VALUE : draft.times().endMs();
    }
}
