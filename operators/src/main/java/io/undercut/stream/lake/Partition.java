package io.undercut.stream.lake;

import io.undercut.race.RaceId;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.io.Serializable;

/**
 * A folder of one table that holds one sorted file.
 *
 * @param table the table
 * @param season the season
 * @param race the race, or null where the table is partitioned by season alone
 */
public record Partition(String table, int season, String race) implements Serializable {
    private static final int ROUNDS = 100;

    /** The partition that a race's rows belong to. */
    public static Partition of(TableSchema table, RaceId race) {
        boolean byRace = table.partitioning() == TableSchema.Partitioning.RACE;
        return new Partition(table.name(), race.season(), byRace ? race.toString() : null);
    }

    /** The partition of a {@link #key}. */
    public static Partition ofKey(long key) {
        TableSchema table = Tables.ALL.get((int) (key >>> Integer.SIZE));
        int race = (int) key;
        return of(table, new RaceId(race / ROUNDS, race % ROUNDS));
    }

    /** The partition as a number, to tell rows of one from rows of another. */
    public long key() {
        int round = race == null ? 0 : RaceId.parse(race).round();
        return (long) Tables.ALL.indexOf(Tables.named(table)) << Integer.SIZE | (season * ROUNDS + round);
    }

    /** Whether rows of a race belong here. */
    public boolean holds(String raceId) {
        return race == null ? raceId.startsWith(season + "-") : race.equals(raceId);
    }

    /** The folder below the lake's root: {@code telemetry/season=2025/race_id=2025-02}. */
    @Override
    public String toString() {
        return table + "/season=" + season + (race == null ? "" : "/race_id=" + race);
    }
}
