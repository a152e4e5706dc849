package io.undercut.stream.feature.lap;

import java.util.List;

/**
 * What a feature on earlier races may look at.
 *
 * @param row the lap, as far as its own race tells
 * @param earlier races before it
 * @param features what the row's values are
 */
record PriorView(LapRow row, EarlierRaces earlier, SelectedFeatures features) {
    /** The row's value of a feature of the race itself; NaN where it is unknown. */
    double value(String name) {
        return features.value(row, name);
    }

    /** Races at this circuit in earlier seasons. */
    List<RaceSummary> here() {
        return earlier.at(row.circuit());
    }

    /** The driver's newest races, oldest first. */
    List<EarlierRaces.Entry> driver(int most) {
        return newest(earlier.ofDriver(row.driver()), most);
    }

    /** The team's newest entries, oldest first; none where the team is unknown. */
    List<EarlierRaces.Entry> team(int most) {
        return row.team().equals("unknown") ? List.of() : newest(earlier.ofTeam(row.team()), most);
    }

    private static List<EarlierRaces.Entry> newest(List<EarlierRaces.Entry> entries, int most) {
        return entries.subList(Math.max(0, entries.size() - most), entries.size());
    }
}
