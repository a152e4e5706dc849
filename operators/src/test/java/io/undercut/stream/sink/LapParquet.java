package io.undercut.stream.sink;

import io.undercut.race.Lap;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.Tables;
import java.util.List;

/** Writes laps as Parquet with ZSTD. The same laps in the same order give the same bytes: nothing in the file tells when or where. */
public final class LapParquet {
    private LapParquet() {}

    /** The bytes of a Parquet file with these laps in this order. */
    public static byte[] encode(List<Lap> laps) {
        TableRecords records = new TableRecords(Tables.LAPS);
        return ParquetBytes.of(
                records.schema(),
                laps.stream().map(lap -> records.of(LapTable.values(lap).toArray())));
    }
}
