package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.outcome.RaceCard.Car;
import io.undercut.zoo.example.Feature;
import java.util.List;

/** What is to be predicted of a car in a race; no feature may see it. */
public final class OutcomeLabels {
    /** The labels, in the order of a row's. */
    public static final List<Feature> DECLARED = List.of(
            new Feature("label_won", "1", "whether the car won"),
            new Feature("label_position", "1", "place; unknown when not classified"),
            new Feature("label_podium", "1", "whether it was among the first three"),
            new Feature("label_classified", "1", "whether it was classified; unknown when it did not take part"),
            new Feature(
                    "label_points",
                    "points",
                    "points of the race and of its sprint; unknown when it did not take part"),
            new Feature("label_qualifying_position", "1", "place in qualifying"),
            new Feature("label_pole", "1", "whether it was first in qualifying"));

    private static final int PODIUM = 3;

    private OutcomeLabels() {}

    static float[] of(RaceCard race, Car car) {
        double place = car.finish().position();
        boolean started = race.isOver() && car.finish().started();
        double qualifying = car.start().qualifying();
        return new float[] {
            when(race.isOver(), place == 1 ? 1 : 0),
            when(race.isOver(), place),
            when(race.isOver(), place <= PODIUM ? 1 : 0),
            when(started, car.finish().isLost() ? 0 : 1),
            when(started, car.finish().points()),
            (float) qualifying,
            when(!Double.isNaN(qualifying), qualifying == 1 ? 1 : 0)
        };
    }

    private static float when(boolean known, double value) {
        return known ? (float) value : Float.NaN;
    }
}
