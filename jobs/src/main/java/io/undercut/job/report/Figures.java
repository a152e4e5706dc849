package io.undercut.job.report;

import io.undercut.zoo.evaluation.Estimate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** How numbers are written and ranked, the same in page and card, whatever the machine's language. */
public final class Figures {
    private Figures() {}

    /** Four decimals and a true minus sign. */
    static String decimal(double value) {
        return minus(String.format(Locale.ROOT, "%.4f", value));
    }

    static String decimalWithUnit(double value, String unit) {
        return unit.equals("1") ? decimal(value) : decimal(value) + " " + unit;
    }

    /** {@code 0.5520 … 0.6823}. */
    static String interval(Estimate estimate) {
        return decimal(estimate.low()) + " … " + decimal(estimate.high());
    }

    /** As short as it can be told: {@code 3}, {@code 0.25}. */
    static String plain(double value) {
        return minus(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }

    /** {@code 15,313}. */
    static String count(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String percent(double share) {
        return minus(String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share));
    }

    /** Names are snake case in metrics and words in text. */
    static String words(String name) {
        return name.replace('_', ' ');
    }

    /** A name that ends with its unit, without it: the unit stands beside. */
    static String withoutUnit(String name, String unit) {
        String end = "_" + unit.replace("/", "_per_");
        return words(name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name);
    }

    /** The percentile (0 … 100, type 7) of values that hold no NaN. */
    static double percentile(double[] values, double percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return percent <= 0
                ? sorted[0]
                : new Percentile().withEstimationType(EstimationType.R_7).evaluate(sorted, percent);
    }

    private static String minus(String number) {
        return number.replace('-', '\u2212');
    }
}
