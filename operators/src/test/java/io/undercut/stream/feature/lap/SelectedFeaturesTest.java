package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.race.Lap;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SelectedFeaturesTest {
    private static final RaceSimulator SIMULATOR = new RaceSimulator(new SimulationPlan(2030, 2, 1, 5));
    private static final List<Lap> LAPS = SIMULATOR.races().stream()
            .flatMap(race -> SIMULATOR.race(race).stream())
            .toList();
    private static final Map<String, LapRow> WHOLE =
            RecordedRaces.of(LAPS).rows().stream().collect(Collectors.toMap(LapRow::key, Function.identity()));

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"FORECAST", "TELEMETRY", "CIRCUIT"})
    void aFamilyAloneHasTheValuesItHasAmongAll(FeatureFamily family) {
        LapSelection selection = LapSelection.of("one", List.of(family), RowScope.EVERY_LAP);
        List<LapFeature> declared = new SelectedFeatures(selection).all();
        assertThat(declared).isNotEmpty().extracting(LapFeature::family).containsOnly(family);

        List<LapRow> rows = RecordedRaces.of(LAPS, selection).rows();

        assertThat(rows)
                .hasSameSizeAs(WHOLE.values())
                .allSatisfy(row -> assertThat(Rows.text(row))
                        .isEqualTo(Rows.text(row.with(among(WHOLE.get(row.key()), declared)))));
    }

    private static float[] among(LapRow whole, List<LapFeature> declared) {
        float[] values = new float[declared.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = whole.values()[LapFeatures.indexOf(declared.get(at).name())];
        }
        return values;
    }

    @Test
    void onlyWhatLaterRacesAskForIsRemembered() {
        assertThat(summary(List.of(FeatureFamily.FORECAST)).cars()).isEmpty();
        assertThat(summary(List.of(FeatureFamily.FORECAST)).wear())
                .isEqualTo(summary(LapFeatures.SELECTION.families()).wear());
        assertThat(summary(List.of(FeatureFamily.FORM)).cars()).isNotEmpty();
    }

    @Test
    void aFeatureOfAnotherFamilyIsNotThere() {
        SelectedFeatures features =
                new SelectedFeatures(LapSelection.of("one", List.of(FeatureFamily.FUEL), RowScope.EVERY_LAP));

        assertThatThrownBy(() -> features.indexOf("tire_age")).hasMessageContaining("'tire_age' is not declared");
    }

    private static RaceSummary summary(List<FeatureFamily> families) {
        RaceFeed feed = new RaceFeed(new SelectedFeatures(LapSelection.of("one", families, RowScope.FORECASTS)));
        SIMULATOR.race(SIMULATOR.races().get(0)).forEach(lap -> feed.offer(lap, Long.MIN_VALUE));
        feed.advance(RaceClock.DAY_MS);
        return feed.summary();
    }
}
