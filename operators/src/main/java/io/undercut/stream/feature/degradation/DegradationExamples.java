package io.undercut.stream.feature.degradation;

import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.LabelledExample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Joins each race's forecasts with the races before it. */
public final class DegradationExamples {
    private static final double RACE_STRENGTH = 3_000;
    private static final double RECENT_STRENGTH = 200;
    private static final int FEWEST_RECENT = 10;

    private final SlopeHistory history = new SlopeHistory();

    private DegradationExamples() {}

    /** Examples of all races, in order of time. Races may come in any order; the earliest has no history. */
    public static void of(List<RaceDigest> races, Consumer<LabelledExample> out) {
        DegradationExamples examples = new DegradationExamples();
        races.stream().sorted(Comparator.comparing(RaceDigest::raceId)).forEach(race -> {
            examples.of(race).forEach(out);
            examples.history.add(race);
        });
    }

    private List<LabelledExample> of(RaceDigest race) {
        List<LabelledExample> examples = new ArrayList<>();
        for (StintForecast forecast : race.forecasts()) {
            SlopeHistory.Slopes slopes = history.slopes(race.circuit(), forecast.rubber());
            for (int target = 0; target < forecast.laps().length; target++) {
                examples.add(example(race, forecast, slopes, target));
            }
        }
        return examples;
    }

    private static LabelledExample example(
            RaceDigest race, StintForecast forecast, SlopeHistory.Slopes slopes, int target) {
        ExampleKey key = new ExampleKey(
                race.raceId(),
                race.season(),
                race.circuit(),
                forecast.driver(),
                forecast.team(),
                forecast.stint(),
                forecast.laps()[target],
                forecast.rubber());
        double gain = forecast.ages()[target] - forecast.anchorAge();
        double raceSlope = forecast.raceLaps().slope(slopes.both(), RACE_STRENGTH);
        double recent = forecast.recentCount() > FEWEST_RECENT
                ? forecast.recentLaps().slope(slopes.all(), RECENT_STRENGTH)
                : slopes.all();
        double[] shape = forecast.shape();
        float[] features = floats(
                shape[0],
                shape[1],
                shape[2],
                shape[3],
                shape[4],
                shape[5],
                slopes.compound(),
                forecast.compoundLaps().slope(raceSlope, RACE_STRENGTH),
                shape[6],
                shape[7],
                shape[8],
                shape[9],
                shape[10],
                forecast.laps()[target] - forecast.anchorLap(),
                forecast.ages()[target],
                gain,
                gain * slopes.both(),
                gain * recent,
                gain * slopes.circuit(),
                StrictMath.sqrt(Math.max(gain, 0)));
        float loss = (float) (forecast.lapMs()[target] / 1000.0 - forecast.anchorSeconds());
        return new LabelledExample(key, features, loss);
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int at = 0; at < floats.length; at++) {
            floats[at] = (float) values[at];
        }
        return floats;
    }
}
