package io.undercut.stream.ingest.files;

import io.undercut.race.RaceId;
import io.undercut.stream.ingest.RecordReader;
import io.undercut.stream.ingest.export.SeasonCalendar;
import io.undercut.stream.ingest.parquet.TableArrivals;
import io.undercut.stream.lake.ArrivedRow;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.RowCodec;
import io.undercut.stream.lake.TableSchema;
import io.undercut.stream.lake.Tables;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;

/** The calendar of a lake's table of races, for files whose records do not tell their race or circuit. */
public final class LakeCalendar {
    private static final TableSchema RACES = Tables.RACES;
    /** No export that asks the calendar has earlier races. */
    private static final int FIRST_SEASON = 2018;

    private LakeCalendar() {}

    /** Reads it; the shipped calendar where the lake has no races. */
    public static SeasonCalendar of(LakeLayout lake) {
        List<SeasonCalendar.Entry> races = new ArrayList<>();
        for (int season : lake.seasons(RACES.name())) {
            if (season >= FIRST_SEASON) {
                lake.files(RACES.name(), season).forEach(file -> read(file, races));
            }
        }
        return SeasonCalendar.with(races);
    }

    private static void read(Path file, List<SeasonCalendar.Entry> races) {
        RowCodec codec = new RowCodec(RACES);
        try (RecordReader<ArrivedRow> rows = TableArrivals.of(file, RACES).open(file, 0)) {
            for (ArrivedRow arrived = rows.next(); arrived != null; arrived = rows.next()) {
                if (arrived.problem() == null) {
                    races.add(entry(codec.decode(arrived.values())));
                }
            }
        }
    }

    private static SeasonCalendar.Entry entry(Object[] row) {
        String event = text(row, "event");
        return new SeasonCalendar.Entry(
                RaceId.parse(text(row, TableSchema.RACE)), day(text(row, "date")), event, event, text(row, "circuit"));
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
