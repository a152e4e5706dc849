package io.undercut.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Counts and lists as sentences have them, the same in every locale. */
public final class Phrase {
    /** Who writes more has not mistyped a name, and the distance costs the product of the lengths. */
    private static final int LONGEST_NAME = 200;

    private Phrase() {}

    /** {@code 1 race}, {@code 15,313 races}. */
    public static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** As {@link #count(long, String)}, of a word with a plural of its own. */
    public static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    /** {@code 2021}, {@code 2021, 2022}; {@code none} where there is nothing. */
    public static String list(Collection<?> things) {
        return things.isEmpty() ? "none" : things.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /**
     * What somebody may have meant: the name of the fewest changed letters, whatever their case; the first of several.
     *
     * @param known at least one
     */
    public static String nearest(String asked, Collection<String> known) {
        String bounded =
                asked.substring(0, Math.min(asked.length(), LONGEST_NAME)).toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(
                        name -> LevenshteinDistance.getDefaultInstance().apply(bounded, name.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }
}
