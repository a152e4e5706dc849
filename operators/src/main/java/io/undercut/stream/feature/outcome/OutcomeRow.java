package io.undercut.stream.feature.outcome;

/**
 * What was known of a car before its race, and what came of it.
 *
 * @param raceId {@code 2024-05}
 * @param season the year
 * @param circuit the circuit's id
 * @param driver first and last name, {@code lewis-hamilton}
 * @param team the constructor's id
 * @param values in the order of {@link OutcomeFeatures#ALL}; NaN is unknown
 * @param labels in the order of {@link OutcomeLabels#DECLARED}; NaN where there is nothing to predict
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutcomeRow(
        String raceId, int season, String circuit, String driver, String team, float[] values, float[] labels) {
    /** Which car the row is about, unique in a lake. */
    public String key() {
        return raceId + "/" + driver;
    }
}
