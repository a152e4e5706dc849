package io.undercut.job.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far probabilities can be believed: a reliability curve as a table.
 *
 * @param of whose probability it is, in words
 * @param plot the curve in one sentence, for those who do not see it
 * @param tenths those that have rows
 */
record CalibrationTable(String of, String plot, List<Tenth> tenths) {
    private static final int PERCENT = 10;

    /**
     * A tenth of the probabilities.
     *
     * @param from its lower end, in percent
     * @param to its upper end, in percent
     * @param count its rows
     * @param mean the mean probability
     * @param right how often it came true
     */
    record Tenth(int from, int to, String count, String mean, String right) {}

    static CalibrationTable of(ReliabilityCurve curve) {
        return new CalibrationTable(
                curve.of() == null ? "their likeliest class" : "“" + curve.of() + "”",
                ChartText.reliability(curve),
                IntStream.range(0, curve.tenths().size())
                        .mapToObj(at -> new Tenth(
                                curve.tenths().get(at) * PERCENT,
                                (curve.tenths().get(at) + 1) * PERCENT,
                                Figures.count(curve.rows().get(at)),
                                Figures.percent(curve.mean().get(at)),
                                Figures.percent(curve.share().get(at))))
                        .toList());
    }
}
