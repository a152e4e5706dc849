package io.undercut.stream.feature.lap;

/**
 * A lap's features with what was to be predicted.
 *
 * @param row the features
 * @param labels in the order of {@link LapLabels#DECLARED}; NaN where there is nothing to predict
 */
@SuppressWarnings("ArrayRecordComponent")
public record LapExample(LapRow row, float[] labels) {}
