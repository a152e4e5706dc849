package io.undercut.stream.feature;

import io.undercut.stream.feature.outcome.RaceSheet;
import io.undercut.stream.lake.ArrivedRow;
import io.undercut.stream.lake.RowCodec;
import io.undercut.stream.lake.TableSchema;
import io.undercut.stream.lake.Tables;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Tells which race a row is about. Rows that break a rule are left out and counted in {@link #UNFIT}: validation sets them aside, with the
 * reason.
 */
final class ReadRaceRecords extends RichFlatMapFunction<ArrivedRow, RaceRecord> {
    /** The accumulator of rows left out. */
    static final String UNFIT = "race-records-unfit";

    private static final long serialVersionUID = 1L;

    private transient Map<Integer, RowCodec> codecs;
    private transient LongCounter unfit;

    @Override
    public void open(OpenContext context) {
        codecs = new HashMap<>();
        for (TableSchema table : RaceSheet.TABLES) {
            codecs.put(Tables.ALL.indexOf(table), new RowCodec(table));
        }
        unfit = new LongCounter();
        getRuntimeContext().addAccumulator(UNFIT, unfit);
    }

    @Override
    public void flatMap(ArrivedRow row, Collector<RaceRecord> out) {
        if (row.problem() != null) {
            unfit.add(1);
            return;
        }
        Object[] values = codecs.get(row.table()).decode(row.values());
        // Every table begins with the race.
        out.collect(new RaceRecord((String) values[0], row.table(), row.values()));
    }
}
