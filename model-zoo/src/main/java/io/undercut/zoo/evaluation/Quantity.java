package io.undercut.zoo.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an input tells of: a column with its lookbacks, its places in a sequence and its indicator tells of one quantity. */
final class Quantity {
    /** A column's lookback, its place in a sequence, or its indicator. */
    private static final Pattern VARIANT = Pattern.compile("(?:_lag_(\\d+)|_step_(\\d+)|_missing)$");

    private Quantity() {}

    /** The quantity's name. */
    static String of(String input) {
        return VARIANT.matcher(input).replaceFirst("");
    }

    /** Laps that a column looks back; 0 for this lap's. */
    static int lag(String input) {
        Matcher variant = VARIANT.matcher(input);
        return variant.find() && variant.group(1) != null ? Integer.parseInt(variant.group(1)) : 0;
    }

    /** Places of the inputs by quantity, in the order of the first of each. */
    static Map<String, List<Integer>> places(List<String> inputs) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int input = 0; input < inputs.size(); input++) {
            places.computeIfAbsent(of(inputs.get(input)), name -> new ArrayList<>())
                    .add(input);
        }
        return places;
    }

    /** Whether an input only says that another is unknown. */
    static boolean isIndicator(String input) {
        return input.endsWith("_missing");
    }

    /** How new a value is: this lap's before lookbacks, the last place of a sequence before the others. */
    static int age(String input) {
        Matcher variant = VARIANT.matcher(input);
        if (!variant.find()) {
            return 0;
        }
        return variant.group(2) == null ? lag(input) : -Integer.parseInt(variant.group(2));
    }
}
