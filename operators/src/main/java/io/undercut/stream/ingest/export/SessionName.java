package io.undercut.stream.ingest.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sessions of a weekend, by the names that feeds and people give them. Only a race's laps are laps of the lake. */
enum SessionName {
    SPRINT_QUALIFYING("SQ", "sprint ?(?:shootout|qual[a-z]*)(?: session)?|sq|ss|shootout"),
    SPRINT("S", "sprint(?: ?race)?(?: session)?"),
    PRACTICE("FP", "(?:free ?)?practice(?: session)? ?[1-4]?|fp ?[1-4]?|p[1-4]|training(?: session)? ?[1-4]?"),
    QUALIFYING("Q", "qual(?:i|y|is|ifying|ifyings|ifiers?|ification|ifikation)?(?: ?session)? ?[1-3]?|q ?[1-3]"),
    TESTING("TESTING", "pre ?season(?: track session| test(?:s|ing)?)?|(?:winter )?testing|winter tests?"),
    WARM_UP("WU", "warm ?up"),
    RACE("R", "race(?: session)?");

    /** FastF1 counts a weekend's sessions; the fifth is the race. */
    private static final List<String> NUMBERS = List.of("1", "2", "3", "4", "5");
    /** Words in a folder's name that say nothing of its session. */
    private static final Pattern SILENT =
            Pattern.compile("\\b(?:\\d+|session|laps?|data|round|season|r\\d+|y\\d+|fastf1)\\b");

    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private final String code;
    private final Pattern pattern;
    private final Pattern letter;

    SessionName(String code, String words) {
        this.code = code;
        this.pattern = Pattern.compile("(?<![a-z0-9])(?:" + words + ")(?![a-z0-9])");
        this.letter = Pattern.compile(
                "(?<![\\p{L}\\p{M}0-9'’])" + code + "(?![\\p{L}\\p{M}0-9'’])", Pattern.CASE_INSENSITIVE);
    }

    /** The session that the value of a column names; empty where it is none that we know. */
    static Optional<SessionName> of(String value) {
        if (NUMBERS.contains(value)) {
            return Optional.of(value.equals("5") ? RACE : PRACTICE);
        }
        String words = words(value);
        for (SessionName name : values()) {
            if (words.equals(name.code.toLowerCase(Locale.ROOT))
                    || name.pattern.matcher(words).matches()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The session in a file's name, by a word or a single letter; of more than one the one that is no race. */
    static Optional<SessionName> in(String name) {
        String words = words(name);
        for (SessionName session : values()) {
            if (session.pattern.matcher(words).find()
                    || session.letter.matcher(name.replace('_', ' ')).find()) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    /** The session that a folder is named after, with nothing else but numbers and an event in its name. */
    static Optional<SessionName> only(String name) {
        // Beside test/ it is what a model learns from.
        return in(name).filter(session -> !words(name).equals("training")).filter(session -> {
            String rest = session.pattern.matcher(words(name)).replaceAll(" ");
            rest = session.letter.matcher(rest).replaceAll(" ");
            rest = SILENT.matcher(rest).replaceAll(" ").strip();
            return rest.isEmpty() || rest.matches("(?:.* )?(?:grand prix|gp)") || SeasonCalendar.isPlace(rest);
        });
    }

    /** The session for people. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether it is the race. */
    boolean isRace() {
        return this == RACE;
    }

    // QualifyingSession and qualifying1 are two words each.
    private static String words(String text) {
        return SharedIds.slug(CAMEL.matcher(text).replaceAll(" "))
                .replace('-', ' ')
                .replaceAll("(?<=[a-z]{4})(?=\\d)|(?<=\\d)(?=[a-z]{4})", " ");
    }
}
