package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Forecasts of written and recorded races, without a stream: what the stream is held against. */
public final class Forecasts {
    /** The set of forecasts alone. */
    public static final LapSelection SELECTION =
            LapSelection.of("forecasts", List.of(FeatureFamily.FORECAST), RowScope.FORECASTS);

    private static final SelectedFeatures FEATURES = new SelectedFeatures(SELECTION);
    private static final Forecast FORECAST = new Forecast(SELECTION);

    private Forecasts() {}

    /**
     * A forecast and a lap that it is evaluated on.
     *
     * @param row the forecast
     * @param target the lap
     * @param inputs of the model, in the order of {@link Forecast#all}
     */
    record Example(LapRow row, ForecastTarget target, float[] inputs) {
        /** Of the forecast's row, or of what it says of the lap. */
        float value(String name) {
            int place = FEATURES.all().stream().map(LapFeature::name).toList().indexOf(name);
            if (place >= 0) {
                return row.values()[place];
            }
            return inputs[names().indexOf(name)];
        }
    }

    /** Rows of every forecast of races that are over. */
    static List<LapRow> rows(List<Lap> laps) {
        return RecordedRaces.of(laps, SELECTION).rows();
    }

    /** Examples of every forecast, in order of race, moment and lap. */
    static List<Example> examples(List<Lap> laps) {
        RecordedRaces races = RecordedRaces.of(laps, SELECTION);
        Map<String, LapLabels> labels =
                races.labels().stream().collect(Collectors.toMap(LapLabels::key, Function.identity()));
        List<Example> examples = new ArrayList<>();
        for (LapRow row : races.rows()) {
            LapExample forecast = new LapExample(row, labels.get(row.key()).values());
            for (ForecastTarget target : ForecastTarget.of(forecast)) {
                examples.add(new Example(row, target, inputs(row, target.lap(), target.age())));
            }
        }
        return examples;
    }

    /** Names of the inputs. */
    static List<String> names() {
        return FORECAST.all().stream().map(LapFeature::name).toList();
    }

    /** Inputs for a lap ahead of a forecast. */
    static float[] inputs(LapRow row, int lap, int age) {
        return FORECAST.inputs(row, lap, age);
    }

    /** The declarations, in the order of inputs. */
    static List<LapFeature> declared() {
        return FORECAST.all();
    }
}
