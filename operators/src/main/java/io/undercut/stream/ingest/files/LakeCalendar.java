package io.undercut.stream.ingest.files;

import io.undercut.race.RaceId;
import io.undercut.stream.ingest.ArrivalSource;
import io.undercut.stream.ingest.export.SeasonCalendar;
import io.undercut.stream.ingest.parquet.TableArrivals;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.record.RowContest;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.flink.core.fs.Path;

/**
 * The races that a lake holds, for files whose records do not tell their race or circuit. An import that brings races with it is read by
 * the calendar that the lake has after it: so the same files give the same rows the second time.
 */
public final class LakeCalendar {
    private static final TableSchema RACES = Tables.RACES;
    private static final int RACE = RACES.index(TableSchema.RACE);
    /** No export that asks the calendar has earlier races. */
    private static final int FIRST_SEASON = 2018;

    private final RowCodec codec = new RowCodec(RACES);
    private final Map<RaceId, Object[]> held = new TreeMap<>();
    private final ConflictPolicy policy;

    private LakeCalendar(ConflictPolicy policy) {
        this.policy = policy;
    }

    /** The calendar of a lake that holds no races. */
    static LakeCalendar none() {
        return new LakeCalendar(ConflictPolicy.KEEP);
    }

    /**
     * Reads a lake's races.
     *
     * @param policy decides between them and the races of the import that asks
     */
    public static LakeCalendar of(LakeLayout lake, ConflictPolicy policy) {
        LakeCalendar calendar = new LakeCalendar(policy);
        for (int season : lake.seasons(RACES.name())) {
            lake.files(RACES.name(), season)
                    .forEach(file -> calendar.read(
                            TableArrivals.of(file, RACES),
                            file,
                            0,
                            (row, race) -> calendar.held.put(race(race), race)));
        }
        return calendar;
    }

    /**
     * The calendar as it will be: with the shipped one where neither the lake nor the import says otherwise.
     *
     * @param races the import's tables of races, in its order
     */
    SeasonCalendar with(List<ImportFile> races) {
        Map<RaceId, RowContest> contests = new TreeMap<>();
        for (int rank = 0; rank < races.size(); rank++) {
            ImportFile file = races.get(rank);
            read(
                    file.source(),
                    new Path(file.path()),
                    rank,
                    (row, race) -> contests.computeIfAbsent(race(race), id -> new RowContest(RACES))
                            .add(row, race));
        }
        Map<RaceId, Object[]> rows = new TreeMap<>(held);
        contests.forEach((race, contest) -> rows.put(race, contest.winner(held.get(race), policy)));
        return SeasonCalendar.with(rows.entrySet().stream()
                .map(row -> entry(row.getKey(), row.getValue()))
                .toList());
    }

    private void read(ArrivalSource source, Path file, int rank, BiConsumer<ArrivedRow, Object[]> sound) {
        try (RecordReader<ArrivedRow> rows = source.open(file, rank)) {
            for (ArrivedRow arrived = rows.next(); arrived != null; arrived = rows.next()) {
                if (arrived.problem() == null) {
                    Object[] values = codec.decode(arrived.values());
                    if (race(values).season() >= FIRST_SEASON) {
                        sound.accept(arrived, values);
                    }
                }
            }
        }
    }

    private static RaceId race(Object[] row) {
        return RaceId.parse((String) row[RACE]);
    }

    private static SeasonCalendar.Entry entry(RaceId race, Object[] row) {
        String event = text(row, "event");
        return new SeasonCalendar.Entry(race, day(text(row, "date")), event, event, text(row, "circuit"));
    }

    private static LocalDate day(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static String text(Object[] row, String column) {
        return (String) row[RACES.index(column)];
    }
}
