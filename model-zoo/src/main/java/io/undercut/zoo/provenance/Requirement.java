package io.undercut.zoo.provenance;

import io.undercut.fault.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What every part of a provenance asks of its values. */
final class Requirement {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private Requirement() {}

    static String filled(String what, String text) {
        if (text == null || text.isBlank()) {
            throw Fault.data(what + " is empty in the provenance; must say what made the model");
        }
        return text;
    }

    static String sha256(String what, String text) {
        if (text == null || !SHA_256.matcher(text).matches()) {
            throw Fault.data("sha256 of " + what + " is '" + text + "'; must be 64 lower-case hexadecimal digits");
        }
        return text;
    }

    /** A copy sorted by name, so that the order in which things were met cannot reach a version id. */
    static <T> List<T> sortedByName(String what, List<T> values, Function<T, String> name) {
        List<T> sorted = values.stream().sorted(Comparator.comparing(name)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (name.apply(sorted.get(i)).equals(name.apply(sorted.get(i - 1)))) {
                throw Fault.data(what + " '" + name.apply(sorted.get(i)) + "' stands twice in the provenance");
            }
        }
        return sorted;
    }
}
