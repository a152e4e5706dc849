package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The columns that say which row is which in a feature set: the group that is never split between training and test, the row's place in
 * time within it, and what else is known of it.
 *
 * @param group the group's column
 * @param time the column of whole numbers that order the rows of a group; null where a group has no order in time
 * @param attributes the other columns; a group's rows are sorted by these in turn
 */
public record KeyColumns(String group, String time, List<Attribute> attributes) implements Serializable {
    /** The id of a race, whose order is time order: {@code 2024-05}. */
    public static final String RACE = "race_id";

    /** The year. */
    public static final String SEASON = "season";

    /** The circuit's id. */
    public static final String CIRCUIT = "circuit";

    /** The driver's code. */
    public static final String DRIVER = "driver";

    /** The team. */
    public static final String TEAM = "team";

    /** The stint's number, from 1. */
    public static final String STINT = "stint_number";

    /** The lap that a label belongs to. */
    public static final String LAP = "lap";

    /** The tire compound's name. */
    public static final String COMPOUND = "compound";

    /** How many races a driver had before; no column of files, but told of test rows. */
    public static final String DRIVER_GROUP = "driver_group";

    private static final List<Attribute> OF_LAPS = List.of(
            Attribute.number(SEASON),
            Attribute.text(CIRCUIT),
            Attribute.text(DRIVER),
            Attribute.text(TEAM),
            Attribute.number(STINT),
            Attribute.text(COMPOUND));

    /** Rows of laps: one car on one lap of one race. */
    public static final KeyColumns LAPS = new KeyColumns(RACE, LAP, OF_LAPS);

    /** The same, for what is divided within races: the group is what all cars did on one lap of a race, {@code 2024-05/007}. */
    public static final KeyColumns FIELD_LAPS = new KeyColumns("race_lap", LAP, OF_LAPS);

    private static final Pattern RACE_LAP = Pattern.compile("(\\d{4}-\\d{2})/\\d{3}");

    /** Rows of cars before their race. */
    public static final KeyColumns CARS = new KeyColumns(
            RACE,
            null,
            List.of(Attribute.number(SEASON), Attribute.text(CIRCUIT), Attribute.text(DRIVER), Attribute.text(TEAM)));

    /** Rows of any table: the block that a row falls into, {@code test/012}, and its number in the file, from 1. */
    public static final KeyColumns TABLE_ROWS = new KeyColumns("table_block", "table_row", List.of());

    /** What one row is, in a word: a lap, a car where rows have no time, or just a row. */
    public String row() {
        return equals(TABLE_ROWS) ? "row" : time == null ? "car" : "lap";
    }

    /** Refuses a group that rows of this kind have not. */
    public void requireGroup(String id) {
        if (equals(TABLE_ROWS)) {
            TablePart.of(id);
        } else {
            RaceId.parse(race(id));
        }
    }

    /** Copies the list; refuses a column that stands twice. */
    public KeyColumns {
        attributes = List.copyOf(attributes);
        List<String> names = names(group, time, attributes);
        if (names.stream().distinct().count() < names.size()) {
            throw Fault.configuration("key columns are " + names + "; every name must stand once");
        }
    }

    /**
     * One column.
     *
     * @param name its name
     * @param number whether it is stored as a whole number
     */
    public record Attribute(String name, boolean number) implements Serializable {
        /** A column of text. */
        public static Attribute text(String name) {
            return new Attribute(name, false);
        }

        /** A column of whole numbers. */
        public static Attribute number(String name) {
            return new Attribute(name, true);
        }
    }

    private static List<String> names(String group, String time, List<Attribute> attributes) {
        return Stream.of(Stream.of(group), attributes.stream().map(Attribute::name), Stream.ofNullable(time))
                .flatMap(names -> names)
                .toList();
    }

    /** All columns, in the order of files and exports: the group, the attributes, the time. */
    public List<String> names() {
        return names(group, time, attributes);
    }

    /**
     * A row's key.
     *
     * @param time its place in time; 0 where rows have none
     * @param values of the attributes, in their order
     */
    public RowKey key(String group, int time, String... values) {
        if (values.length != attributes.size()) {
            throw Fault.defect(values.length + " values are not of the attributes " + attributes, null);
        }
        String[] names = new String[values.length];
        for (int at = 0; at < names.length; at++) {
            names[at] = attributes.get(at).name();
        }
        return new RowKey(group, time, names, values);
    }

    /** The key of a car on a lap. */
    public static RowKey lap(
            String race, int season, String circuit, String driver, String team, int stint, int lap, String compound) {
        return LAPS.key(race, lap, Integer.toString(season), circuit, driver, team, Integer.toString(stint), compound);
    }

    /** The key of a car on a lap, of {@link #FIELD_LAPS}. */
    public static RowKey fieldLap(RowKey lap) {
        return FIELD_LAPS.key(lap.group() + "/%03d".formatted(lap.time()), lap.time(), lap.values());
    }

    /** The race that a group is, or is of. */
    public static String race(String group) {
        Matcher lap = RACE_LAP.matcher(group);
        return lap.matches() ? lap.group(1) : group;
    }

    /** What one group is, in words. */
    public String groupWord() {
        return equals(TABLE_ROWS) ? "block" : group.equals(RACE) ? "race" : "race lap";
    }

    /** The key of a car before a race. */
    public static RowKey car(String race, int season, String circuit, String driver, String team) {
        return CARS.key(race, 0, Integer.toString(season), circuit, driver, team);
    }
}
