package io.undercut.stream.ingest.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sessions of a weekend, by the names that feeds and people give them. Only a race's laps are laps of the lake. */
enum SessionName {
    SPRINT_QUALIFYING("SQ", "sprint (?:shootout|quali(?:fying)?)|sq|ss|sprintshootout|sprintqualifying"),
    SPRINT("S", "sprint(?: race)?|sprintrace"),
    PRACTICE("FP", "(?:free )?practice(?: session)? ?[1-4]?|fp ?[1-4]?|freepractice ?[1-4]?"),
    QUALIFYING("Q", "quali(?:fying|fication)?(?: session)?|q[123]"),
    TESTING("TESTING", "pre ?season(?: test(?:s|ing)?)?|testing"),
    WARM_UP("WU", "warm ?up"),
    RACE("R", "race");

    /** FastF1 counts a weekend's sessions; the fifth is the race. */
    private static final List<String> NUMBERS = List.of("1", "2", "3", "4", "5");
    /** Words in a folder's name that say nothing of its session. */
    private static final Pattern SILENT =
            Pattern.compile("\\b(?:\\d+|session|laps?|data|round|season|r\\d+|y\\d+|fastf1)\\b");

    private final String code;
    private final Pattern pattern;
    private final Pattern letter;

    SessionName(String code, String words) {
        this.code = code;
        this.pattern = Pattern.compile("(?<![a-z0-9])(?:" + words + ")(?![a-z0-9])");
        this.letter = Pattern.compile("(?<![A-Za-z0-9'])" + code + "(?![A-Za-z0-9'])");
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

    /** The session in a file's name, by a word or a single capital letter; of more than one the one that is no race. */
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
        return in(name).filter(session -> {
            String rest = session.pattern.matcher(words(name)).replaceAll(" ");
            rest = session.letter.matcher(rest.toUpperCase(Locale.ROOT)).replaceAll(" ");
            rest = SILENT.matcher(rest.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
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

    private static String words(String text) {
        return SharedIds.slug(text).replace('-', ' ');
    }
}
