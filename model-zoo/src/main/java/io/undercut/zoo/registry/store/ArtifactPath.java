package io.undercut.zoo.registry.store;

import io.undercut.fault.Fault;
import java.util.regex.Pattern;

/**
 * Which paths a store accepts: segments of 1 … 128 characters {@code [A-Za-z0-9._-]} that do not begin with a dot or dash, joined by
 * slashes, 1024 characters in all. Safe on every file system and in every URI without escaping; no way out of the root.
 */
public final class ArtifactPath {
    private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}";
    private static final Pattern NAME = Pattern.compile(SEGMENT);
    private static final Pattern PATH = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");
    private static final int LONGEST = 1024;

    private ArtifactPath() {}

    /** The path itself, or a fault that says what is allowed. */
    public static String checked(String path) {
        if (!allowed(path)) {
            throw refused("path", path);
        }
        return path;
    }

    /** The prefix itself: empty, or a path with a slash at its end. */
    public static String checkedPrefix(String prefix) {
        boolean folder = prefix.endsWith("/") && allowed(prefix.substring(0, prefix.length() - 1));
        if (!prefix.isEmpty() && !folder) {
            throw refused("prefix", prefix);
        }
        return prefix;
    }

    /** Whether a store accepts the path. */
    public static boolean allowed(String path) {
        return path.length() <= LONGEST && PATH.matcher(path).matches();
    }

    /** Whether the text is a single segment. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The text with everything replaced that could break a line or steer a terminal. */
    public static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static Fault refused(String what, String text) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return Fault.configuration("artifact " + what + " is '" + printable(shown)
                + "'; must be names of letters, digits, '.', '_', '-' joined by '/', none beginning with '.' or '-'");
    }
}
