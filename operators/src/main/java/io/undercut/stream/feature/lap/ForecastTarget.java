package io.undercut.stream.feature.lap;

import java.util.ArrayList;
import java.util.List;

/**
 * A lap that a forecast is evaluated on: a later lap of the same stint that is clean by the race's best lap.
 *
 * @param lap the lap's number
 * @param age its tire age, laps
 * @param lossS its time less the mean of the forecast's anchor, s
 */
public record ForecastTarget(int lap, int age, float lossS) {
    private static final int WIDTH = 3;

    /** Targets of every forecast of a race that is over, several or none each; in order of car and lap. */
    static List<LapLabels> labels(RaceProgress race) {
        double bestMs = race.bestSeconds() * 1000;
        List<LapLabels> labels = new ArrayList<>();
        for (CarProgress car : race.cars()) {
            for (Anchor anchor : car.anchors()) {
                List<DrivenLap> targets = car.laps().stream()
                        .filter(lap -> lap.anchor() == anchor && lap.lap().isClean(bestMs))
                        .toList();
                DrivenLap now = anchor.third();
                labels.add(new LapLabels(
                        now.lap().race().toString(), now.driver(), now.number(), values(anchor, targets)));
            }
        }
        return labels;
    }

    private static float[] values(Anchor anchor, List<DrivenLap> targets) {
        float[] values = new float[WIDTH * targets.size()];
        int at = 0;
        for (DrivenLap target : targets) {
            values[at++] = target.number();
            values[at++] = (float) target.age();
            values[at++] = (float) (target.seconds() - anchor.seconds());
        }
        return values;
    }

    /** The targets of a forecast that is a row of {@link RowScope#FORECASTS}. */
    public static List<ForecastTarget> of(LapExample forecast) {
        float[] values = forecast.labels();
        List<ForecastTarget> targets = new ArrayList<>();
        for (int at = 0; at < values.length; at += WIDTH) {
            targets.add(new ForecastTarget((int) values[at], (int) values[at + 1], values[at + 2]));
        }
        return targets;
    }
}
