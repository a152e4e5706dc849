package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The one way from a folder of this machine to the text that Flink's {@code Path} takes, and back. Flink escapes nothing in that text and
 * decodes nothing: {@code file:///my laps} is the folder "my laps", while the URI {@code file:///my%20laps} would be one named so.
 */
public final class LocalPlace {
    private static final String SCHEME = "file:";

    private LocalPlace() {}

    /** A folder or file as text for Flink's {@code Path}; a fault where its name is one that Flink would change. */
    public static String text(Path place) {
        String path = place.toAbsolutePath().normalize().toString();
        if (path.contains("\\") || !path.equals(path.strip())) {
            throw Fault.configuration("'" + path + "' has a backslash in it or white space at its end; Flink would take"
                    + " it for another place: rename it");
        }
        return SCHEME + "//" + path;
    }

    /** The same as Flink's {@code Path}. */
    public static org.apache.flink.core.fs.Path path(Path place) {
        return new org.apache.flink.core.fs.Path(text(place));
    }

    /** What {@link #text} made of a place of this machine as a path, and any other text as it is: as people write it. */
    public static String shown(String text) {
        return text.startsWith(SCHEME + "//") ? text.substring(SCHEME.length() + 2) : text;
    }

    /** The same as a link that a browser opens: of a place of this machine the URI with its escapes. */
    public static String link(String text) {
        return text.startsWith(SCHEME + "//") ? Path.of(shown(text)).toUri().toString() : text;
    }

    /** Whether the text names a place of this machine by a scheme. */
    public static boolean isUri(String written) {
        return written.toLowerCase(Locale.ROOT).startsWith(SCHEME + "/");
    }

    /** The place that a person wrote: a path as it stands, a {@code file:} URI with its escapes undone, or what {@link #text} made. */
    public static Path written(String place) {
        if (!isUri(place)) {
            return Path.of(place);
        }
        Path raw = Path.of(place.substring(SCHEME.length()).replaceFirst("^/+", "/"));
        try {
            URI uri = new URI(place);
            if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return raw;
            }
            Path decoded = Path.of(uri.getPath());
            // What text(…) made may look escaped, too: then the place that is there is meant.
            return Files.exists(decoded) || !Files.exists(raw) ? decoded : raw;
        } catch (URISyntaxException notEscaped) {
            return raw;
        }
    }
}
