package io.undercut.stream.ingest.export;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days of one race's weekend, so that a record which lies in the place of another race is found out by its date.
 *
 * @param race the race as the calendar has it
 * @param calendar tells which race a day is of
 */
record RaceWeekend(SeasonCalendar.Entry race, SeasonCalendar calendar) implements Serializable {
    /** A race by night goes on after midnight, and a place's day may be the next one of UTC. */
    private static final int DAYS_AFTER = 1;

    /** The weekend of a race; empty where nobody knows when it was. */
    static Optional<RaceWeekend> of(SeasonCalendar.Entry race, SeasonCalendar calendar) {
        return race.date() == null ? Optional.empty() : Optional.of(new RaceWeekend(race, calendar));
    }

    /** The day of a time, ms since 1970. */
    static LocalDate day(long time) {
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Whether a day is one of those before the race, when other sessions are. */
    boolean isBeforeTheRace(LocalDate day) {
        return holds(day) && day.isBefore(race.date());
    }

    private boolean holds(LocalDate day) {
        return !day.plusDays(SeasonCalendar.WEEKEND_DAYS).isBefore(race.date())
                && !day.isAfter(race.date().plusDays(DAYS_AFTER));
    }

    /** Why a record of some day is not of this race; empty where the day is one of its weekend. */
    Optional<String> strange(LocalDate day) {
        if (holds(day)) {
            return Optional.empty();
        }
        Optional<SeasonCalendar.Entry> other = calendar.around(day);
        return Optional.of("the record is of " + day
                + other.map(entry -> ", when race " + named(entry) + " was").orElse("") + ", and race " + named(race)
                + " was on " + race.date() + ": put it where its own race is told"
                + other.map(entry -> ", such as in a folder " + entry.race()).orElse("")
                + ", or mend the season and round in its path or columns");
    }

    private static String named(SeasonCalendar.Entry entry) {
        return entry.race() + (entry.event() == null ? "" : " (" + entry.event() + ")");
    }
}
