package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.WHOLE;
import static io.undercut.stream.ingest.export.SessionName.TESTING;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Tells race, circuit and session of FastF1's records: from columns Season (or Year) with Round (or RoundNumber) or the event's name, which
 * people add; else from the file's name and folders; else from the date that FastF1 itself writes. A circuit is that of its column, of the
 * path, of the calendar, in this order, else unknown.
 *
 * @param place what the file's path says
 * @param calendar looks up what has only a date or a name
 */
record FastF1Race(FilePlace place, SeasonCalendar calendar) implements Serializable {
    private static final String[] SEASON = {"Season", "Year", "EventYear"};
    private static final String[] ROUND = {"Round", "RoundNumber", "EventRound"};
    private static final String[] EVENT = {"EventName", "Event", "GrandPrix", "GrandPrixName", "RaceName", "GP"};
    private static final String[] CIRCUIT = {
        "Circuit", "CircuitId", "CircuitName", "CircuitShortName", "Track", "TrackName", "Location", "Venue"
    };
    private static final String[] SESSION = {"SessionName", "Session", "SessionType"};
    private static final String[] OWN_DATE = {"LapStartDate", "Date"};
    /** That of the event is the race's day at the place, whatever session a record is of. */
    private static final String[] DATE = {"LapStartDate", "Date", "EventDate"};

    /**
     * What is known of a record's race.
     *
     * @param race season and round
     * @param event the event's name, or null
     * @param circuit the circuit's id, or null
     * @param weekend its days, or null
     * @param day the day that the record tells, or null
     */
    record Facts(RaceId race, String event, String circuit, RaceWeekend weekend, LocalDate day) {}

    /** Remembers what is known of the last record's race: records of one race come together. */
    static final class Memory {
        private final FastF1Race race;
        private String key;
        private Facts facts;
        private Fields last;

        Memory(FastF1Race race) {
            this.race = race;
        }

        /** What is known of a record's race; a data fault where nothing tells it. */
        @SuppressWarnings("ReferenceEquality")
        Facts of(Fields from) {
            // Every column that tells something of the race asks again.
            if (from == last) {
                return facts;
            }
            String asked = keyOf(from) + "/" + from.first(CIRCUIT) + "/" + day(from);
            if (!asked.equals(key)) {
                facts = race.facts(from);
                key = asked;
            }
            last = from;
            return facts;
        }
    }

    private Facts facts(Fields from) {
        RaceId race = race(from);
        Optional<SeasonCalendar.Entry> known = calendar.race(race);
        String told = from.first(EVENT);
        String event = told == null ? known.map(SeasonCalendar.Entry::event).orElse(null) : told;
        return new Facts(
                race,
                event,
                circuit(from, known.map(SeasonCalendar.Entry::circuit).orElse(null)),
                known.flatMap(entry -> RaceWeekend.of(entry, calendar)).orElse(null),
                day(from));
    }

    private RaceId race(Fields from) {
        String season = from.named(SEASON);
        String round = from.named(ROUND);
        if (season != null && round != null) {
            return new RaceId(whole(from, season), whole(from, round));
        }
        if (season != null && from.named(EVENT) != null) {
            List<SeasonCalendar.Entry> called = calendar.called(whole(from, season), from.first(EVENT));
            if (called.size() == 1) {
                return called.get(0).race();
            }
        }
        if (place.race() != null) {
            return place.race();
        }
        Optional<String> absent = season != null && from.named(EVENT) != null
                ? calendar.absent(whole(from, season), from.first(EVENT))
                : Optional.ofNullable(place.absent());
        if (absent.isPresent()) {
            throw Fault.data(absent.get());
        }
        LocalDate day = place.problem() == null ? day(from) : null;
        return Optional.ofNullable(day)
                .flatMap(calendar::around)
                .map(SeasonCalendar.Entry::race)
                .orElseThrow(() -> Fault.data("the record has no season and round"
                        + (place.problem() == null ? "" : ", and " + place.problem())
                        + "; add columns Season and Round, or put them into the file's name or its folder's, such as"
                        + " 2024-05"));
    }

    private String circuit(Fields from, String known) {
        if (from.named(CIRCUIT) != null) {
            return SharedIds.circuit(from.first(CIRCUIT));
        }
        return place.circuit() == null ? known : place.circuit();
    }

    /** Refuses a record of another race or another session than the race. */
    void requireRace(Fields from, Facts facts, String table) {
        String event = from.first(EVENT);
        if (facts.race().round() == 0
                || event != null
                        && SessionName.in(event).filter(TESTING::equals).isPresent()) {
            throw Fault.data("the record is of a test" + (event == null ? ", as round 0 is" : ", '" + event + "'")
                    + "; " + only(table));
        }
        LocalDate day = facts.weekend() == null ? null : facts.day();
        if (day != null) {
            facts.weekend().strange(day).ifPresent(reason -> {
                throw Fault.data(reason);
            });
        }
        String column = from.named(SESSION);
        if (column != null) {
            String said = from.text(column);
            if (SessionName.of(said).filter(SessionName::isRace).isEmpty()) {
                throw Fault.data(column + " is '" + said + "'; " + only(table));
            }
            return;
        }
        if (place.session() != null) {
            if (!place.session().isRace()) {
                throw Fault.data(
                        "the file's path says it is of " + place.session().word() + "; " + only(table));
            }
            return;
        }
        if (day != null && facts.weekend().isBeforeTheRace(day) && from.named(OWN_DATE) != null) {
            throw Fault.data("the record is of " + day + " and the race was on "
                    + facts.weekend().race().date() + "; " + only(table));
        }
    }

    private static String only(String table) {
        return "table " + table + " is of races only: leave other sessions out, or say Race in a column SessionName";
    }

    // Beside season and round a day adds nothing that a lap would have to be refused for.
    private static LocalDate day(Fields from) {
        String column = from.named(DATE);
        return column == null
                ? null
                : ToldDay.in(from.text(column)).orElseGet(() -> {
                    if (from.named(SEASON) == null || from.named(ROUND) == null) {
                        throw Fault.data(column + " is '" + from.text(column) + "'; must be a day such as 2024-05-05");
                    }
                    return null;
                });
    }

    private static int whole(Fields from, String column) {
        return Math.toIntExact((Long) WHOLE.of(from, column));
    }

    /** What tells the race of a record, as text: records of one race have the same. */
    private static String keyOf(Fields from) {
        return from.first(SEASON) + "/" + from.first(ROUND) + "/" + from.first(EVENT);
    }
}
