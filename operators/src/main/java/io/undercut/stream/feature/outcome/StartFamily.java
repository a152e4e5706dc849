package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.outcome.OutcomeFeature.Stage;
import io.undercut.stream.feature.outcome.RaceCard.Start;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Qualifying and grid of the race itself. */
final class StartFamily {
    private static final double MOST_PLACE = 60;
    private static final double MOST_GAP = 5000;

    private StartFamily() {}

    static List<DeclaredFeature<OutcomeFeature, StartView>> start() {
        return List.of(
                feature(
                        "qualifying_position",
                        "1",
                        1,
                        MOST_PLACE,
                        "place in qualifying",
                        view -> view.own().qualifying()),
                feature(
                        "qualifying_gap_pct",
                        "%",
                        0,
                        MOST_GAP,
                        "best time in qualifying over the best of all cars",
                        StartView::gapPercent),
                feature(
                        "grid_position",
                        "1",
                        1,
                        MOST_PLACE,
                        "place on the grid; null from the pit lane",
                        view -> view.own().grid()),
                feature(
                        "pit_lane_start",
                        "1",
                        0,
                        1,
                        "whether it starts from the pit lane",
                        view -> view.own().pitLane()),
                feature(
                        "grid_places_lost",
                        "1",
                        -MOST_PLACE,
                        MOST_PLACE,
                        "place on the grid less place in qualifying",
                        view -> view.own().grid() - view.own().qualifying()),
                feature(
                        "qualifying_against_mate",
                        "1",
                        -MOST_PLACE,
                        MOST_PLACE,
                        "places behind the team's best other car in qualifying",
                        view -> view.againstMate(Start::qualifying)),
                feature(
                        "grid_against_mate",
                        "1",
                        -MOST_PLACE,
                        MOST_PLACE,
                        "places behind the team's best other car on the grid",
                        view -> view.againstMate(Start::grid)));
    }

    private static DeclaredFeature<OutcomeFeature, StartView> feature(
            String name, String unit, double low, double high, String description, ToDoubleFunction<StartView> value) {
        return new DeclaredFeature<>(
                new OutcomeFeature(name, OutcomeFamily.START, Stage.BEFORE_RACE, unit, low, high, description), value);
    }
}
