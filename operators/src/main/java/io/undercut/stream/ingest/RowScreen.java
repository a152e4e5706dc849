package io.undercut.stream.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.Optional;

/** Holds rows of one table from one file or stream against the rules and makes arrivals of them. */
public final class RowScreen {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TableSchema table;
    private final TableRules rules;
    private final RowCodec codec;
    private final RowOrder order;
    private final int rank;
    private final int index;
    private String race = "";
    private long partition;

    /**
     * A screen.
     *
     * @param rank the file's place in the import's order
     */
    public RowScreen(TableSchema table, int rank) {
        this.table = table;
        this.rules = new TableRules(table);
        this.codec = new RowCodec(table);
        this.order = new RowOrder(table);
        this.rank = rank;
        this.index = Tables.ALL.indexOf(table);
    }

    /** The arrival of a row; with the problem where it has one. */
    public ArrivedRow arrived(Object[] values, long row) {
        Optional<String> problem = rules.problem(values);
        if (problem.isPresent()) {
            return rejected(row, problem.get(), json(values));
        }
        String raceId = (String) values[0];
        if (!raceId.equals(race)) {
            try {
                partition = Partition.of(table, RaceId.parse(raceId)).key();
            } catch (Fault noRace) {
                return rejected(row, noRace.getMessage(), json(values));
            }
            race = raceId;
        }
        return new ArrivedRow(index, partition, order.prefix(values), codec.encode(values), rank, row, null, null);
    }

    /** The arrival of a record that is no row at all. */
    public ArrivedRow rejected(long row, String problem, String record) {
        return ArrivedRow.rejected(table, rank, row, problem, record);
    }

    private String json(Object[] values) {
        try {
            return JSON.writeValueAsString(table.named(values));
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("a map of plain values did not become JSON", impossible);
        }
    }
}
