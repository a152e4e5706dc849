package io.undercut.stream.feature.lap;

import java.util.List;

/** Which laps of a race have a row, and what is to be predicted at them. */
public enum RowScope {
    /** Every lap; labels are {@link LapLabels#DECLARED}. */
    EVERY_LAP {
        @Override
        boolean has(LapView view) {
            return true;
        }

        @Override
        List<LapLabels> labels(RaceProgress race) {
            return LapLabels.of(race);
        }
    },
    /** Laps that complete a stint's {@link Anchor}: a forecast is made there; labels are {@link ForecastTarget}s. */
    FORECASTS {
        @Override
        boolean has(LapView view) {
            Anchor anchor = view.car().anchor();
            return anchor != null && anchor.third() == view.now();
        }

        @Override
        List<LapLabels> labels(RaceProgress race) {
            return ForecastTarget.labels(race);
        }
    };

    /** Whether a lap that ended just now has a row; by what is known now. */
    abstract boolean has(LapView view);

    /** What was to be predicted at each row of a race that is over. */
    abstract List<LapLabels> labels(RaceProgress race);
}
