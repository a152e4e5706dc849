package io.undercut.job.command;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;

/**
 * Drivers as tables name them. Laps have codes, {@code VER}; results have names, {@code max-verstappen} or {@code verstappen}: a code is the
 * beginning of one of the name's words, nearly always of the last.
 */
final class DriverName {
    private static final String CODE = "[A-Za-z]{3}";
    private static final int LETTERS = 3;

    private DriverName() {}

    /** The driver of a table that somebody means; empty if there is none, or more than one might be. */
    static Optional<String> meant(String typed, List<String> present) {
        if (present.contains(typed)) {
            return Optional.of(typed);
        }
        Optional<String> spelled = only(present.stream()
                .filter(name -> Ascii.equalsIgnoreCase(name, typed))
                .toList());
        if (spelled.isPresent()) {
            return spelled;
        }
        Optional<String> last = only(present.stream()
                .filter(name -> matches(last(typed), last(name), typed, name))
                .toList());
        return last.isPresent()
                ? last
                : only(present.stream()
                        .filter(name -> words(typed).stream()
                                .anyMatch(one ->
                                        words(name).stream().anyMatch(other -> matches(one, other, typed, name))))
                        .toList());
    }

    /** Whether one of two is a code and the word of the other begins with it. */
    private static boolean matches(String one, String other, String typed, String name) {
        boolean isCode = typed.matches(CODE) != name.matches(CODE);
        return isCode
                && one.length() >= LETTERS
                && other.length() >= LETTERS
                && Ascii.equalsIgnoreCase(one.substring(0, LETTERS), other.substring(0, LETTERS));
    }

    private static Optional<String> only(List<String> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String last(String name) {
        List<String> words = words(name);
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    private static List<String> words(String name) {
        return Splitter.onPattern("[-_ ]").omitEmptyStrings().splitToList(name);
    }
}
