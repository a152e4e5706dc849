package io.undercut.stream.sink;

import io.undercut.race.Lap;
import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.LapKey;
import io.undercut.stream.lake.LapTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One season after an import: what the lake held and what arrived, by key, newest wins.
 *
 * @param laps all laps of the season, sorted by key
 * @param kept arrivals that won their key
 * @param superseded arrivals that lost their key to a newer arrival
 * @param conflicts older laps, held or arrived, whose content differed from the newest of their key
 */
record SeasonMerge(List<Lap> laps, long kept, long superseded, long conflicts) {
    /** The later file wins, in a file the later row; equal places are told apart by content, so that arrival order never counts. */
    private static final Comparator<ArrivedLap> AGE = Comparator.comparingInt(ArrivedLap::rank)
            .thenComparingLong(ArrivedLap::row)
            .thenComparing(arrived -> LapTable.values(arrived.lap()).toString());

    /** Merges arrivals, in any order, into what the lake held. */
    static SeasonMerge of(List<Lap> held, Iterable<ArrivedLap> arrivals) {
        SortedMap<LapKey, Lap> laps = new TreeMap<>();
        held.forEach(lap -> laps.put(LapKey.of(lap), lap));
        SortedMap<LapKey, List<ArrivedLap>> byKey = new TreeMap<>();
        for (ArrivedLap arrived : arrivals) {
            byKey.computeIfAbsent(LapKey.of(arrived.lap()), key -> new ArrayList<>(1))
                    .add(arrived);
        }
        long superseded = 0;
        long conflicts = 0;
        for (Map.Entry<LapKey, List<ArrivedLap>> entry : byKey.entrySet()) {
            List<ArrivedLap> rivals = entry.getValue();
            rivals.sort(AGE);
            superseded += rivals.size() - 1;
            Lap newest = rivals.get(rivals.size() - 1).lap();
            for (ArrivedLap rival : rivals) {
                conflicts += differ(rival.lap(), newest);
            }
            conflicts += differ(laps.put(entry.getKey(), newest), newest);
        }
        return new SeasonMerge(List.copyOf(laps.values()), byKey.size(), superseded, conflicts);
    }

    private static long differ(Lap older, Lap newest) {
        return older == null || LapTable.values(older).equals(LapTable.values(newest)) ? 0 : 1;
    }
}
