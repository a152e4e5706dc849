package io.undercut.stream.ingest;

import io.undercut.race.Lap;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.Tables;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Makes arrivals of laps that come from a stream rather than a file. */
public final class LapArrivals extends RichMapFunction<Lap, ArrivedRow> {
    private static final long serialVersionUID = 1L;

    private transient RowScreen screen;

    @Override
    public void open(OpenContext openContext) {
        screen = new RowScreen(Tables.LAPS, 0);
    }

    @Override
    public ArrivedRow map(Lap lap) {
        return screen.arrived(LapTable.values(lap).toArray(), 0);
    }
}
