package io.undercut.stream.ingest.export;

import io.undercut.race.RaceId;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which race was where and when: what the lake's table of races says, and for what it does not have a small table that comes with the
 * program. It looks races up for exports that tell a date or a name.
 */
public final class SeasonCalendar implements Serializable {
    private static final long serialVersionUID = 1L;
    /** A weekend's first session is so many days before the race. */
    static final int WEEKEND_DAYS = 3;

    private static final int MOST_ROUND = 99;

    private static final TreeMap<RaceId, Entry> SHIPPED = ShippedTable.lines("calendar.csv").stream()
            .map(SeasonCalendar::entry)
            .collect(Collectors.toMap(Entry::race, Function.identity(), (one, other) -> one, TreeMap::new));

    /** What the lake says otherwise: it goes with every file, so it is kept small. */
    private final TreeMap<RaceId, Entry> own = new TreeMap<>();

    /**
     * A race of the calendar.
     *
     * @param race season and round
     * @param date the day it began, UTC; null is unknown
     * @param event the event's name, {@code Bahrain Grand Prix}; null is unknown
     * @param eventId the event's id, {@code bahrain}; null is unknown
     * @param circuit the circuit's id; null is unknown
     */
    public record Entry(RaceId race, LocalDate date, String event, String eventId, String circuit)
            implements Serializable {}

    private SeasonCalendar() {}

    /** What comes with the program. */
    public static SeasonCalendar shipped() {
        return new SeasonCalendar();
    }

    /** The same with a lake's races, which go first. */
    public static SeasonCalendar with(Collection<Entry> races) {
        SeasonCalendar calendar = new SeasonCalendar();
        for (Entry race : races) {
            Entry known = SHIPPED.get(race.race());
            Entry merged = known == null
                    ? race
                    : new Entry(
                            race.race(),
                            race.date() == null ? known.date() : race.date(),
                            race.eventId() == null || race.eventId().equals(known.eventId())
                                    ? known.event()
                                    : race.event(),
                            race.eventId() == null ? known.eventId() : race.eventId(),
                            race.circuit() == null ? known.circuit() : race.circuit());
            if (!merged.equals(known)) {
                calendar.own.put(race.race(), merged);
            }
        }
        return calendar;
    }

    /** A race, if it is known. */
    Optional<Entry> race(RaceId race) {
        return Optional.ofNullable(own.getOrDefault(race, SHIPPED.get(race)));
    }

    /** The day a race began, UTC. A table of races may have the day it was at the circuit, which may be the one before. */
    Optional<LocalDate> begun(RaceId race) {
        LocalDate told = race(race).map(Entry::date).orElse(null);
        Entry shipped = SHIPPED.get(race);
        return Optional.ofNullable(
                told == null || shipped == null || !told.plusDays(1).equals(shipped.date()) ? told : shipped.date());
    }

    /** A season's last round as the program has it; 0 where it does not have the season. */
    int lastRound(int season) {
        RaceId last = SHIPPED.floorKey(new RaceId(season, MOST_ROUND));
        return last == null || last.season() != season ? 0 : last.round();
    }

    /** The last season that the program has. */
    int lastSeason() {
        return SHIPPED.lastKey().season();
    }

    /** The race whose weekend a day belongs to. */
    Optional<Entry> around(LocalDate day) {
        return season(day.getYear()).stream()
                .filter(entry -> entry.date() != null
                        && !day.isAfter(entry.date())
                        && !day.plusDays(WEEKEND_DAYS).isBefore(entry.date()))
                .findFirst();
    }

    /** The races of a season that a text names: by the event, else by the circuit. */
    List<Entry> called(int season, String text) {
        String words = words(text);
        List<Entry> races = season(season);
        List<Entry> byEvent = races.stream()
                .filter(entry -> entry.eventId() != null
                        && (names(words, SharedIds.eventNames(entry.eventId()))
                                || entry.event() != null && isIn(words, SharedIds.slug(entry.event()))))
                .toList();
        return byEvent.isEmpty()
                ? races.stream()
                        .filter(entry ->
                                entry.circuit() != null && names(words, SharedIds.circuitNames(entry.circuit())))
                        .toList()
                : byEvent;
    }

    /** What a text names that a season did not have, though others did; empty where the season had it, or nobody knows that season. */
    Optional<String> absent(int season, String text) {
        if (season(season).isEmpty() || !called(season, text).isEmpty()) {
            return Optional.empty();
        }
        String words = words(text);
        return SHIPPED.descendingMap().values().stream()
                .filter(entry -> names(words, SharedIds.eventNames(entry.eventId()))
                        || isIn(words, SharedIds.slug(entry.event()))
                        || names(words, SharedIds.circuitNames(entry.circuit())))
                .findFirst()
                .map(other -> season + " had no " + other.event() + ", the last one that we know of is race "
                        + other.race() + ": mend the season or the name");
    }

    /** The circuit that a text names, of all that the calendar knows; empty where it is none or more than one. */
    Optional<String> circuitIn(String text) {
        String words = words(text);
        List<String> named = SHIPPED.values().stream()
                .map(Entry::circuit)
                .distinct()
                .filter(circuit -> names(words, SharedIds.circuitNames(circuit)))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Whether a text is an event's or a circuit's name and nothing else. */
    static boolean isPlace(String text) {
        String slug = SharedIds.slug(text).replaceAll("-grand-prix$|-gp$", "");
        return SHIPPED.values().stream()
                .anyMatch(entry -> SharedIds.eventNames(entry.eventId()).contains(slug)
                        || SharedIds.circuitNames(entry.circuit()).contains(slug)
                        || SharedIds.slug(entry.event()).equals(slug + "-grand-prix"));
    }

    private List<Entry> season(int season) {
        Map<RaceId, Entry> all = new TreeMap<>(SHIPPED);
        all.putAll(own);
        return all.values().stream()
                .filter(entry -> entry.race().season() == season)
                .toList();
    }

    private static String words(String text) {
        return "-" + SharedIds.slug(text) + "-";
    }

    private static boolean names(String words, List<String> names) {
        return names.stream().anyMatch(name -> isIn(words, name));
    }

    private static boolean isIn(String words, String name) {
        return words.contains("-" + name + "-");
    }

    private static Entry entry(String[] line) {
        return new Entry(
                new RaceId(Integer.parseInt(line[0]), Integer.parseInt(line[1])),
                LocalDate.parse(line[2]),
                line[3],
                line[4],
                line[5]);
    }
}
