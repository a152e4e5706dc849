package io.undercut.stream.ingest.export;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What other feeds call drivers, constructors, circuits and events, and the ids the lake goes by, which are f1db's: one table for every
 * importer, so that the same car has the same key whoever tells of it. A name that the table does not have is an id already.
 */
public final class SharedIds {
    private static final String DRIVER = "driver";
    private static final String CONSTRUCTOR = "constructor";
    private static final String CIRCUIT = "circuit";
    private static final String ERGAST_CIRCUIT = "ergast-circuit";
    private static final String EVENT = "event";

    /** Ids by kind, name and first season. */
    private static final Map<String, Map<String, NavigableMap<Integer, String>>> IDS = read();

    private SharedIds() {}

    /** A driver's id by first and last name; null where there is no name. */
    static String driver(String name) {
        return of(DRIVER, slug(name));
    }

    /** A constructor's id by its name or Ergast's reference of it; null where there is no name. */
    static String constructor(String name, int season) {
        return of(CONSTRUCTOR, slug(name), season);
    }

    /** A circuit's id by its name or place; null where there is no name. */
    static String circuit(String name) {
        return of(CIRCUIT, slug(name));
    }

    /** A circuit's id by Ergast's reference of it; null where there is no name. */
    static String ergastCircuit(String reference) {
        return of(ERGAST_CIRCUIT, slug(reference));
    }

    /** An event's id by its name, {@code Bahrain Grand Prix}; null where there is no name. */
    static String event(String name) {
        String slug = slug(name);
        return slug == null ? null : of(EVENT, slug.replaceAll("-grand-prix$|-gp$", ""));
    }

    /** Names of an event, its id among them. */
    static List<String> eventNames(String id) {
        return names(EVENT, id);
    }

    /** Names of a circuit, its id among them. */
    static List<String> circuitNames(String id) {
        return names(CIRCUIT, id);
    }

    /** Lower case, no accents, words joined by hyphens; null stays null. */
    static String slug(String name) {
        return name == null
                ? null
                : Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
    }

    /** What the table is, in a line for people. */
    public static String about() {
        return "ids of drivers, constructors and circuits are f1db's; other feeds' spellings of %d drivers, %d constructors and %d circuits become them"
                .formatted(count(DRIVER), count(CONSTRUCTOR), count(CIRCUIT) + count(ERGAST_CIRCUIT));
    }

    private static int count(String kind) {
        return IDS.get(kind).size();
    }

    private static String of(String kind, String name) {
        return of(kind, name, Integer.MAX_VALUE);
    }

    private static String of(String kind, String name, int season) {
        NavigableMap<Integer, String> known =
                name == null ? null : IDS.get(kind).get(name);
        return known == null ? name : known.floorEntry(season).getValue();
    }

    private static List<String> names(String kind, String id) {
        List<String> names = new ArrayList<>(List.of(id));
        IDS.get(kind).forEach((name, known) -> {
            if (known.containsValue(id)) {
                names.add(name);
            }
        });
        return names;
    }

    private static Map<String, Map<String, NavigableMap<Integer, String>>> read() {
        Map<String, Map<String, NavigableMap<Integer, String>>> ids = new HashMap<>();
        for (String[] line : ShippedTable.lines("ids.csv")) {
            ids.computeIfAbsent(line[0], kind -> new TreeMap<>())
                    .computeIfAbsent(line[1], name -> new TreeMap<>())
                    .put(line[2].isEmpty() ? 0 : Integer.parseInt(line[2]), line[3]);
        }
        return ids;
    }
}
