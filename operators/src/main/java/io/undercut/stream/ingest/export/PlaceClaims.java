package io.undercut.stream.ingest.export;

import io.undercut.race.RaceId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds what a name in a path says of a race against the calendar and against the names around it. Of a race that two of them tell
 * otherwise nobody can say which is meant.
 *
 * @param calendar knows the races
 * @param words the names so far, without what was read
 * @param names the name that tells the race, and those of the folders around it that belong to the layout
 */
record PlaceClaims(SeasonCalendar calendar, String words, List<String> names) {
    /** No season has had so many. */
    private static final int MOST_ROUNDS = 30;

    private static final int CENTURY = 100;

    /** The place of a race; without the race where there is a problem. */
    FilePlace place(RaceId race, SessionName session, String circuit, Optional<String> problem) {
        return problem.isPresent()
                ? new FilePlace(null, session, null, problem.get())
                : new FilePlace(race, session, circuit, null);
    }

    /** What is wrong with a race that the name tells by season and round. */
    Optional<String> ofRace(NameReading said) {
        RaceId race = said.race();
        return unheldRound(race, said.isExact())
                .or(() -> said.dates().stream()
                        .map(day -> otherDay(race, day))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> otherEvent(race))
                .or(() -> around(race));
    }

    /** What is wrong with a race whose round is in a name of its own. */
    Optional<String> ofNumber(RaceId race) {
        return unheldRound(race, false).or(() -> otherEvent(race)).or(() -> around(race));
    }

    /** The place of the race whose weekend all days of the name belong to. */
    FilePlace onDays(NameReading said, SessionName session) {
        List<Optional<SeasonCalendar.Entry>> found =
                said.dates().stream().map(calendar::around).distinct().toList();
        String days = said.dates().stream().distinct().map(LocalDate::toString).collect(Collectors.joining(" and "));
        if (found.stream().allMatch(Optional::isEmpty)) {
            return problem(
                    session,
                    days + " in its path is a date, no season and round, and no race that we know of was then");
        }
        if (found.size() > 1) {
            return problem(session, days + " in its path are dates of more than one weekend");
        }
        SeasonCalendar.Entry entry = found.get(0).orElseThrow();
        List<SeasonCalendar.Entry> called = calendar.called(entry.race().season(), words);
        if (!called.isEmpty() && !called.contains(entry)) {
            return problem(
                    session,
                    days + " in its path is the " + entry.event() + ", but its name says "
                            + called.get(0).event());
        }
        return place(entry.race(), session, entry.circuit(), around(entry.race()));
    }

    /** What the folders around say otherwise. */
    Optional<String> around(RaceId race) {
        for (String name : names.subList(1, names.size())) {
            NameReading said = NameReading.of(name);
            boolean isOther = said.race() != null
                    ? !said.race().equals(race)
                    : said.season() != null && said.season() != race.season()
                            || said.round() != null && said.round() != race.round();
            // A folder of many days says of none of its files which it is of.
            Optional<RaceId> onDay = onlyRace(said.dates());
            if (isOther || onDay.isPresent() && !onDay.get().equals(race)) {
                return Optional.of("'" + names.get(0) + "' in its path is of " + race + ", but '" + name + "' is not");
            }
        }
        return Optional.empty();
    }

    private Optional<RaceId> onlyRace(List<LocalDate> days) {
        TreeSet<RaceId> races = days.stream()
                .map(day -> calendar.around(day).map(SeasonCalendar.Entry::race).orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        return races.size() == 1 ? Optional.of(races.first()) : Optional.empty();
    }

    // Some write the day of the export behind the race: one on which no race was tells none.
    private Optional<String> otherDay(RaceId race, LocalDate day) {
        return calendar.around(day)
                .filter(entry -> !entry.race().equals(race))
                .map(entry -> race + " in its path is not the race of " + day + ", which is in its path too");
    }

    private Optional<String> otherEvent(RaceId race) {
        List<SeasonCalendar.Entry> called = calendar.called(race.season(), words);
        return calendar.race(race)
                .filter(entry -> entry.event() != null && !called.isEmpty() && !called.contains(entry))
                .map(entry -> race + " in its path is the " + entry.event() + ", but its name says "
                        + called.get(0).event());
    }

    // A round that no calendar has may be one to come, where it stands as the lake writes it. Anything else is a
    // car's number, or a second year.
    private Optional<String> unheldRound(RaceId race, boolean isExact) {
        int last = calendar.lastRound(race.season());
        if (calendar.race(race).isPresent() || race.round() <= (last == 0 ? MOST_ROUNDS : last)) {
            return Optional.empty();
        }
        int year = race.season() / CENTURY * CENTURY + race.round();
        boolean isSpan = year > race.season() && year <= calendar.lastSeason() + 1;
        return isExact && !isSpan
                ? Optional.empty()
                : Optional.of(race + " in its path is " + (isSpan ? "a span of seasons, or " : "") + "a round that "
                        + race.season() + " did not have" + (last == 0 ? "" : ": its last was " + last));
    }

    private static FilePlace problem(SessionName session, String problem) {
        return new FilePlace(null, session, null, problem);
    }
}
