package io.undercut.stream.ingest.export;

import io.undercut.race.RaceId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one file's or folder's name says of a race. A date is a date, never a season and a round.
 *
 * @param race season and round, {@code 2024-05}; null where they are not both there
 * @param date a day, {@code 2024-05-05}; null where there is none
 * @param season a year alone, or with a round of which no year is known; null where there is none
 * @param round a round alone; null where there is none
 * @param unclear a date that may be two, {@code 05-04-2024}; null where there is none
 * @param rest the name without what was read
 */
record NameReading(RaceId race, LocalDate date, Integer season, Integer round, String unclear, String rest) {
    private static final String YEAR = "((?:19|20)\\d\\d)";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)" + YEAR + "[-_. ](\\d{1,2})[-_. ](\\d{1,2})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<![\\d-])(\\d{1,2})[-_. ](\\d{1,2})[-_. ]" + YEAR + "(?!\\d|[-_. ]\\d)");
    private static final Pattern COMPACT = Pattern.compile("(?<!\\d)" + YEAR + "(\\d\\d)(\\d\\d)(?!\\d)");
    private static final Pattern RACE = Pattern.compile("(?<!\\d)" + YEAR + "[-_ ](\\d{1,2})(?!\\d)");
    private static final Pattern SEASON = Pattern.compile("(?<!\\d)" + YEAR + "(?!\\d)");
    private static final Pattern ROUND = Pattern.compile("(?i)(?<![a-z])(?:round|rnd|rd|r)[-_ =]?(\\d{1,2})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})");
    /** Names of folders that hold a season's races. */
    private static final Pattern ONLY_SEASON =
            Pattern.compile("(?i)(?:season|year|y|f1|formula[-_ ]?1|[-_ =])*" + YEAR + "(?:[-_ ]?season|[-_ ]?f1)?");

    /** Reads a name. */
    static NameReading of(String name) {
        String rest = name;
        LocalDate date = null;
        String unclear = null;
        for (Pattern form : new Pattern[] {YEAR_FIRST, DAY_FIRST, COMPACT}) {
            Matcher found = form.matcher(rest);
            LocalDate day = found.find() ? day(form, found) : null;
            if (day != null) {
                boolean isUnclear = form == DAY_FIRST && isMonth(found.group(1)) && isMonth(found.group(2));
                unclear = isUnclear ? found.group() : unclear;
                date = date == null && !isUnclear ? day : date;
                rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
            }
        }
        Matcher pair = RACE.matcher(rest);
        if (pair.find()) {
            RaceId race = new RaceId(number(pair.group(1)), number(pair.group(2)));
            return new NameReading(race, date, race.season(), race.round(), unclear, without(rest, pair));
        }
        Matcher year = SEASON.matcher(rest);
        Integer season = year.find() ? Integer.valueOf(year.group(1)) : null;
        // Two years are a span of seasons.
        if (season != null && year.find()) {
            season = null;
        }
        Matcher numbered = ROUND.matcher(rest);
        Integer round = numbered.find() ? Integer.valueOf(numbered.group(1)) : null;
        if (round == null) {
            Matcher alone = NUMBER.matcher(rest.strip());
            round = alone.matches() ? Integer.valueOf(alone.group(1)) : null;
        }
        RaceId race = season == null || round == null ? null : new RaceId(season, round);
        return new NameReading(race, date, season, round, unclear, rest);
    }

    /** Whether a folder is a season's, with nothing else in its name. */
    static boolean isSeason(String name) {
        return ONLY_SEASON.matcher(name).matches();
    }

    private static LocalDate day(Pattern form, Matcher found) {
        boolean dayFirst = form == DAY_FIRST;
        try {
            return LocalDate.of(
                    number(found.group(dayFirst ? 3 : 1)),
                    number(found.group(2)),
                    number(found.group(dayFirst ? 1 : 3)));
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    // Some write the month first.
    private static boolean isMonth(String digits) {
        return number(digits) <= Month.values().length;
    }

    private static String without(String text, Matcher found) {
        return text.substring(0, found.start()) + " " + text.substring(found.end());
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
