package io.undercut.stream.ingest.export;

import io.undercut.race.RaceId;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;

/**
 * What a file's path says of an answer, which tells neither season nor round.
 *
 * @param race the race; null where nothing tells it
 * @param session the session in OpenF1's words, {@code Sprint}; null where the path tells none
 * @param event the event's name; null where it is unknown
 * @param circuit the circuit's id; null where it is unknown
 * @param day the day the race began, UTC; null where it is unknown
 * @param weekend the race's days; null where they are unknown
 * @param isTold whether season and round stand in the path
 */
record OpenF1Place(
        RaceId race, String session, String event, String circuit, LocalDate day, RaceWeekend weekend, boolean isTold)
        implements Serializable {
    /** Reads a path. */
    static OpenF1Place of(Path file, SeasonCalendar calendar) {
        boolean isTold = Stream.of(file.getName(), file.getParent().getName())
                .anyMatch(name -> NameReading.of(name).race() != null);
        return of(read(file, calendar), calendar, isTold);
    }

    /**
     * The same with the race known: by the path, else by the day of the session; a data fault where neither tells it.
     *
     * @param begun when the session began, ms since 1970, or null
     */
    OpenF1Place knownBy(Path file, Long begun, SeasonCalendar calendar) {
        if (race != null) {
            return this;
        }
        FilePlace place = read(file, calendar);
        LocalDate began =
                begun == null || place.problem() != null || place.absent() != null ? null : RaceWeekend.day(begun);
        Optional<SeasonCalendar.Entry> onDay = Optional.ofNullable(began)
                .flatMap(calendar::around)
                // A table of races may have the day it was at the circuit, and by UTC it was the next one already.
                .or(() -> Optional.ofNullable(began)
                        .map(known -> known.minusDays(1))
                        .flatMap(before -> calendar.around(before).filter(entry -> before.equals(entry.date()))));
        RaceId found = onDay.map(SeasonCalendar.Entry::race).orElseGet(() -> place.known(file));
        return of(new FilePlace(found, place.session(), place.circuit(), null), calendar, false);
    }

    /** Why something of a day is not of the race; empty where it may be, or nobody knows when the race was. */
    Optional<String> strange(LocalDate of) {
        // A race that began late went on after midnight.
        return day == null || of == null || of.equals(day) || of.equals(day.plusDays(1))
                ? Optional.empty()
                : Optional.of("the record is of " + of + " and the race was on " + day
                        + "; must be of the race: leave other sessions out, or put the session's sessions.json beside"
                        + " this file");
    }

    // That race control is in its name does not make an answer the race's.
    private static FilePlace read(Path file, SeasonCalendar calendar) {
        return FilePlace.of(
                new Path(file.getParent(), file.getName().replaceAll("(?i)race[-_ ]?control", "control")), calendar);
    }

    private static OpenF1Place of(FilePlace place, SeasonCalendar calendar, boolean isTold) {
        Optional<SeasonCalendar.Entry> known = place.race() == null ? Optional.empty() : calendar.race(place.race());
        return new OpenF1Place(
                place.race(),
                place.session() == null ? null : capitalised(place.session().word()),
                known.map(SeasonCalendar.Entry::event).orElse(null),
                place.circuit() == null
                        ? known.map(SeasonCalendar.Entry::circuit).orElse(null)
                        : place.circuit(),
                place.race() == null ? null : calendar.begun(place.race()).orElse(null),
                known.flatMap(entry -> RaceWeekend.of(entry, calendar)).orElse(null),
                isTold);
    }

    private static String capitalised(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
