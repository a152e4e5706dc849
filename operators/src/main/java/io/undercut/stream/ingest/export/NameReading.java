package io.undercut.stream.ingest.export;

import io.undercut.race.RaceId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one file's or folder's name says of a race. A date is a date, never a season and a round: all of them are read before a season is
 * looked for.
 *
 * @param race season and round, {@code 2024-05}; null where they are not both there
 * @param isExact whether the name begins with a race as the lake writes it
 * @param dates all days, {@code 2024-05-05}
 * @param season a year alone, or with a round of which no year is known; null where there is none
 * @param round a round that is called one; null where there is none
 * @param number a number that stands alone; null where there is none
 * @param unclear what may be two dates, {@code 05-04-2024}, or two races; null where there is none
 * @param rest the name without what was read
 */
record NameReading(
        RaceId race,
        boolean isExact,
        List<LocalDate> dates,
        Integer season,
        Integer round,
        Integer number,
        String unclear,
        String rest) {
    private static final String YEAR = "((?:19[5-9]|20\\d)\\d)";
    /** What exporters put behind a day. */
    private static final String TIME = "(?:T\\d{2}(?:[-_.:]?\\d{2}){1,2}(?:\\.\\d+)?Z?)?";

    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})([-_. ])(\\d{1,2})\\2" + YEAR + "(?!\\d|\\2\\d)" + TIME);
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)" + YEAR + "[-_. ](\\d{1,2})[-_. ](\\d{1,2})(?!\\d)" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(?<!\\d)" + YEAR + "(\\d\\d)(\\d\\d)(?!\\d)" + TIME);
    private static final Pattern RACE = Pattern.compile("(?<!\\d)" + YEAR + "[-_ ](\\d{1,2})(?!\\d)");
    private static final Pattern EXACT = Pattern.compile(YEAR + "-\\d\\d(?!\\d).*");
    private static final Pattern SEASON = Pattern.compile("(?<!\\d)" + YEAR + "(?!\\d)");
    private static final Pattern ROUND = Pattern.compile("(?i)(?<![a-z])(?:round|rnd|rd|r)[-_ =]?(\\d{1,2})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})");
    private static final int LONGEST_MONTH = 31;
    /** Names of folders that hold a season's races. */
    private static final Pattern ONLY_SEASON =
            Pattern.compile("(?i)(?:season|year|y|f1|formula[-_ ]?1|[-_ =])*" + YEAR + "(?:[-_ ]?season|[-_ ]?f1)?");

    /** Reads a name. */
    static NameReading of(String name) {
        List<LocalDate> dates = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        String rest = withoutDates(name, dates, unclear);
        Matcher pair = RACE.matcher(rest);
        RaceId race = null;
        while (pair.find()) {
            RaceId found = new RaceId(number(pair.group(1)), number(pair.group(2)));
            if (race != null && !race.equals(found)) {
                unclear.add(race + " and " + found);
            }
            race = race == null ? found : race;
        }
        if (race != null) {
            return new NameReading(
                    race,
                    EXACT.matcher(name).matches(),
                    dates,
                    race.season(),
                    race.round(),
                    null,
                    first(unclear),
                    pair.replaceAll(" "));
        }
        Matcher year = SEASON.matcher(rest);
        Integer season = year.find() ? Integer.valueOf(year.group(1)) : null;
        // Two years are a span of seasons.
        if (season != null && year.find()) {
            season = null;
        }
        Matcher called = ROUND.matcher(rest);
        Integer round = called.find() ? Integer.valueOf(called.group(1)) : null;
        Matcher alone = NUMBER.matcher(rest.strip());
        Integer number = alone.matches() ? Integer.valueOf(alone.group(1)) : null;
        race = season == null || round == null ? null : new RaceId(season, round);
        return new NameReading(race, false, dates, season, round, number, first(unclear), rest);
    }

    /** Whether a folder is a season's, with nothing else in its name. */
    static boolean isSeason(String name) {
        return ONLY_SEASON.matcher(name).matches();
    }

    private static String withoutDates(String name, List<LocalDate> dates, List<String> unclear) {
        String rest = name;
        for (Pattern form : new Pattern[] {DAY_FIRST, YEAR_FIRST, COMPACT}) {
            int from = 0;
            Matcher found = form.matcher(rest);
            while (found.find(from)) {
                if (!read(form, found, dates, unclear)) {
                    from = found.start() + 1;
                    continue;
                }
                // What stood before it may be a date now that nothing follows.
                rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
                found = form.matcher(rest);
                from = 0;
            }
        }
        return rest;
    }

    private static boolean read(Pattern form, Matcher found, List<LocalDate> dates, List<String> unclear) {
        boolean dayFirst = form == DAY_FIRST;
        int first = number(found.group(dayFirst ? 3 : 2));
        int last = number(found.group(dayFirst ? 1 : 3));
        if (dayFirst && isMonth(first) && isMonth(last) && first != last) {
            unclear.add(found.group());
            return true;
        }
        // Some write the month first.
        boolean isTurned = dayFirst && isMonth(last) && !isMonth(first);
        int month = isTurned ? last : first;
        int day = isTurned ? first : last;
        try {
            dates.add(LocalDate.of(number(found.group(dayFirst ? 4 : 1)), month, day));
            return true;
        } catch (DateTimeException noDay) {
            boolean isNearly = isMonth(month) && day > 0 && day <= LONGEST_MONTH;
            if (isNearly) {
                unclear.add(found.group());
            }
            return isNearly;
        }
    }

    private static boolean isMonth(int number) {
        return number > 0 && number <= Month.values().length;
    }

    private static String first(List<String> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
