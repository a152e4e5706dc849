package io.undercut.stream.ingest.export;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The track's states during a lap as FastF1 has them: a digit each, in one text. */
final class TrackCodes {
    private static final Pattern CODES = Pattern.compile("[124567]+");
    /** FastF1's messages for them. */
    private static final Map<String, String> WORDS = Map.of(
            "allclear", "1",
            "trackclear", "1",
            "yellow", "2",
            "scdeployed", "4",
            "red", "5",
            "vscdeployed", "6",
            "vscending", "7");

    private TrackCodes() {}

    /** The codes of a text; empty where it has others. */
    static Optional<String> of(String text) {
        StringBuilder codes = new StringBuilder();
        // A column of codes without a gap reads as numbers, and pandas writes 12 or 12.0.
        for (String part : text.replaceAll("\\.0$", "").split("[,;|/ ]+")) {
            codes.append(WORDS.getOrDefault(part.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""), part));
        }
        return CODES.matcher(codes).matches() ? Optional.of(codes.toString()) : Optional.empty();
    }
}
