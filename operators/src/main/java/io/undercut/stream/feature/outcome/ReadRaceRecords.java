package io.undercut.stream.feature.outcome;

import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Tells which race a sound row is about. */
final class ReadRaceRecords extends RichMapFunction<ArrivedRow, RaceRecord> {
    private static final long serialVersionUID = 1L;

    private transient Map<Integer, RowCodec> codecs;

    @Override
    public void open(OpenContext context) {
        codecs = new HashMap<>();
        for (TableSchema table : RaceSheet.TABLES) {
            codecs.put(Tables.ALL.indexOf(table), new RowCodec(table));
        }
    }

    @Override
    public RaceRecord map(ArrivedRow row) {
        // Every table begins with the race.
        String race = (String) codecs.get(row.table()).decode(row.values())[0];
        return new RaceRecord(race, row.table(), row.values());
    }
}
