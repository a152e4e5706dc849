package io.undercut.race;

import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A race: season and round. Text form {@code 2024-05}, whose order is time order.
 *
 * @param season the year, 1950 … 2100
 * @param round the round, 0 (a test) … 99
 */
public record RaceId(int season, int round) implements Comparable<RaceId>, Serializable {
    /** The first season there was. */
    public static final int FIRST_SEASON = 1950;

    /** The last season anything here knows. */
    public static final int LAST_SEASON = 2100;

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})");

    /** Refuses a season or round out of range. */
    public RaceId {
        if (season < FIRST_SEASON || season > LAST_SEASON) {
            throw Fault.data("season is " + season + "; must be within " + FIRST_SEASON + " … " + LAST_SEASON);
        }
        if (round < 0 || round > 99) {
            throw Fault.data("round is " + round + "; must be within 0 … 99");
        }
    }

    /** Reads {@code 2024-05}. */
    public static RaceId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw Fault.data("race_id is '" + text + "'; must look like 2024-05");
        }
        return new RaceId(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(RaceId other) {
        return season == other.season ? Integer.compare(round, other.round) : Integer.compare(season, other.season);
    }

    @Override
    public String toString() {
        // Every lap is keyed by it several times over: a formatter took a tenth of the main job's time.
        String digits = Integer.toString(100 * season + round);
        return digits.substring(0, 4) + '-' + digits.substring(4);
    }
}
