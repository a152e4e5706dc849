package io.undercut.stream.ingest.export;

import io.undercut.race.RaceId;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/**
 * What a file's path says of an answer, which tells neither season nor round.
 *
 * @param race the race; null where nothing tells it
 * @param session the session in OpenF1's words, {@code Sprint}; null where the path tells none
 * @param event the event's name; null where it is unknown
 * @param circuit the circuit's id; null where it is unknown
 * @param weekend the race's days; null where they are unknown
 */
record OpenF1Place(RaceId race, String session, String event, String circuit, RaceWeekend weekend)
        implements Serializable {
    /** Reads a path. */
    static OpenF1Place of(Path file, SeasonCalendar calendar) {
        return of(read(file, calendar), calendar);
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
        Optional<SeasonCalendar.Entry> onDay = begun == null || place.problem() != null || place.absent() != null
                ? Optional.empty()
                : calendar.around(RaceWeekend.day(begun));
        RaceId found = onDay.map(SeasonCalendar.Entry::race).orElseGet(() -> place.known(file));
        return of(new FilePlace(found, place.session(), place.circuit(), null), calendar);
    }

    // That race control is in its name does not make an answer the race's.
    private static FilePlace read(Path file, SeasonCalendar calendar) {
        return FilePlace.of(
                new Path(file.getParent(), file.getName().replaceAll("(?i)race[-_ ]?control", "control")), calendar);
    }

    private static OpenF1Place of(FilePlace place, SeasonCalendar calendar) {
        Optional<SeasonCalendar.Entry> known = place.race() == null ? Optional.empty() : calendar.race(place.race());
        return new OpenF1Place(
                place.race(),
                place.session() == null ? null : capitalised(place.session().word()),
                known.map(SeasonCalendar.Entry::event).orElse(null),
                place.circuit() == null
                        ? known.map(SeasonCalendar.Entry::circuit).orElse(null)
                        : place.circuit(),
                known.flatMap(entry -> RaceWeekend.of(entry, calendar)).orElse(null));
    }

    private static String capitalised(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
