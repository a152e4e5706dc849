package io.undercut.race.simulation.race;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.race.RoadPosition;
import io.undercut.race.simulation.track.Circuit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the public rows of a race from its drafts: the flag, positions and gaps. */
public final class LapSheet {
    private static final Comparator<LapDraft> AT_THE_LINE = Comparator.comparing(
                    (LapDraft draft) -> draft.times().endMs())
            .thenComparing(draft -> draft.entry().index());

    private final RaceId race;
    private final Circuit circuit;

    public LapSheet(RaceId race, Circuit circuit) {
        this.race = race;
        this.circuit = circuit;
    }

    /**
     * The laps that count, by driver and lap. A lap begun after the winner took the flag is never driven: lapped cars end a lap or more short.
     */
    public List<LapDraft> driven(List<LapDraft> drafts) {
        long flagMs = drafts.stream()
                .filter(draft -> draft.lap() == circuit.layout().laps())
                .mapToLong(draft -> draft.times().endMs())
                .min()
                .orElse(Long.MAX_VALUE);
        return drafts.stream()
                .filter(draft -> draft.times().startMs() < flagMs)
                .sorted(Comparator.comparing(
                                (LapDraft draft) -> draft.entry().car().driver())
                        .thenComparing(LapDraft::lap))
                .toList();
    }

    /** The rows of laps that count, in their order. */
    public List<Lap> rows(List<LapDraft> driven) {
        Map<Integer, List<LapDraft>> byLap =
                driven.stream().collect(Collectors.groupingBy(LapDraft::lap, TreeMap::new, Collectors.toList()));
        List<Lap> rows = new ArrayList<>(driven.size());
        byLap.values().forEach(lap -> {
            lap.sort(AT_THE_LINE);
            for (int i = 0; i < lap.size(); i++) {
                rows.add(row(lap.get(i), road(lap, i)));
            }
        });
        rows.sort(Comparator.comparing((Lap lap) -> lap.car().driver()).thenComparing(Lap::lap));
        return List.copyOf(rows);
    }

    /** The leader has nobody ahead: its interval is unknown, not zero. */
    private static RoadPosition road(List<LapDraft> lap, int place) {
        long end = lap.get(place).times().endMs();
        Long interval =
                place == 0 ? null : (Long) (end - lap.get(place - 1).times().endMs());
        return new RoadPosition(place + 1, end - lap.get(0).times().endMs(), interval);
    }

    private Lap row(LapDraft draft, RoadPosition road) {
        boolean accurate = "1".equals(draft.trackStatus())
                && draft.lap() > 1
                && !draft.pit().in()
                && !draft.pit().out();
        return new Lap(
                race,
                circuit.event(),
                circuit.id(),
                "R",
                circuit.layout().laps(),
                draft.entry().car(),
                draft.lap(),
                draft.times(),
                draft.tire(),
                draft.pit(),
                road,
                draft.trackStatus(),
                draft.weather(),
                draft.traps(),
                null,
                accurate,
                "simulator");
    }
}
