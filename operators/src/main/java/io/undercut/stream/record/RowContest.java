package io.undercut.stream.record;

import io.undercut.fault.Fault;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The rows of one import that have one key, and which of them stands. */
public final class RowContest {
    /** More rows with one key are no slip: what should tell them apart is missing, and they would fill the memory. */
    private static final int MOST = 10_000;
    /** The later file is newer, in a file the later row; equal places are told apart by content, so that arrival order never counts. */
    private static final Comparator<Entry> AGE = Comparator.<Entry>comparingInt(entry -> entry.row.rank())
            .thenComparingLong(entry -> entry.row.row())
            .thenComparing(entry -> entry.row.values(), Arrays::compare);

    private final TableSchema table;
    private final int origin;
    private final List<Entry> entries = new ArrayList<>(1);

    /** A contest of no rows yet. */
    public RowContest(TableSchema table) {
        this.table = table;
        this.origin = table.has("source") ? table.index("source") : -1;
    }

    /**
     * An arrival.
     *
     * @param row where it came from
     * @param values its values
     */
    public record Entry(ArrivedRow row, Object[] values) {}

    /** Adds an arrival; 10,000 with one key are a data fault. */
    public void add(ArrivedRow row, Object[] values) {
        entries.add(new Entry(row, values));
        if (entries.size() > MOST) {
            throw Fault.data("this import has more than " + MOST + " rows of table " + table.name() + " with key "
                    + new RowOrder(table).text(values)
                    + "; the columns that tell rows apart are missing or shifted: correct the file");
        }
    }

    /**
     * The row that shall stand. Where nothing is replaced, what it does not know is filled in from arrivals that do not contradict it,
     * oldest first.
     *
     * @param held the row that the lake holds, or null
     */
    public Object[] winner(Object[] held, ConflictPolicy policy) {
        entries.sort(AGE);
        if (policy == ConflictPolicy.REPLACE) {
            Object[] newest = entries.get(entries.size() - 1).values();
            return held != null && same(held, newest) ? held : newest;
        }
        Object[] winner = (held == null ? entries.get(0).values() : held).clone();
        for (Entry entry : entries) {
            if (agree(winner, entry.values())) {
                for (int index = 0; index < winner.length; index++) {
                    winner[index] = winner[index] == null ? entry.values()[index] : winner[index];
                }
            }
        }
        return winner;
    }

    /** Whether an arrival stands: it is the winner's content, or with nothing replaced a part of it. */
    public boolean stands(Object[] winner, Object[] arrival, ConflictPolicy policy) {
        return policy == ConflictPolicy.REPLACE ? same(winner, arrival) : agree(winner, arrival);
    }

    /** The arrivals, oldest first; after {@link #winner}. */
    public List<Entry> entries() {
        return entries;
    }

    /** Whether two rows contradict each other nowhere; null is unknown and contradicts nothing, and who says it does not count. */
    private boolean agree(Object[] one, Object[] other) {
        for (int index = 0; index < one.length; index++) {
            boolean bothKnown = one[index] != null && other[index] != null;
            if (bothKnown && !one[index].equals(other[index]) && !isOrigin(index)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two rows say the same; who says it does not count. */
    public boolean same(Object[] one, Object[] other) {
        for (int index = 0; index < one.length; index++) {
            if (!Objects.equals(one[index], other[index]) && !isOrigin(index)) {
                return false;
            }
        }
        return true;
    }

    /** Where two rows differ first: {@code lap_time_ms is 88000 there and 99000 here}. */
    public String difference(Object[] standing, Object[] other) {
        for (int index = 0; index < standing.length; index++) {
            boolean bothKnown = standing[index] != null && other[index] != null;
            if (bothKnown && !standing[index].equals(other[index]) && !isOrigin(index)) {
                return table.columns().get(index).name() + " is " + standing[index] + " in the one that stands, "
                        + other[index] + " here";
            }
        }
        return "one of them does not know what the other does";
    }

    private boolean isOrigin(int index) {
        return index == origin;
    }
}
