package io.undercut.fault;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counts and lists as sentences have them, the same in every locale. */
public final class Phrase {
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
}
