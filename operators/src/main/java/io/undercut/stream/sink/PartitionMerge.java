package io.undercut.stream.sink;

import io.undercut.fault.Fault;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.record.RowContest;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.TableSchema;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Merges what arrives for one partition with what the lake holds of it, both in key order, in the memory of a few rows. Arrivals come by
 * {@link ArrivedRow#order}; those that it cannot tell apart are sorted here.
 */
final class PartitionMerge {
    private static final int EXAMPLES = 3;

    private final TableSchema table;
    private final ConflictPolicy policy;
    private final RowOrder order;
    private final RowCodec codec;
    private final RecordReader<Object[]> held;
    private final Consumer<Object[]> out;
    private final BiConsumer<ArrivedRow, String> lost;
    private final TreeMap<Object[], RowContest> pending;
    private final ArrayList<String> examples = new ArrayList<>();
    private Object[] nextHeld;
    private long prefix = Long.MIN_VALUE;
    private long kept;
    private long repeated;
    private long added;
    private long conflicts;

    /**
     * A merge.
     *
     * @param held what the lake holds
     * @param out takes the partition's rows in key order
     * @param lost takes arrivals that gave way, with the reason
     */
    PartitionMerge(
            TableSchema table,
            ConflictPolicy policy,
            RecordReader<Object[]> held,
            Consumer<Object[]> out,
            BiConsumer<ArrivedRow, String> lost) {
        this.table = table;
        this.policy = policy;
        this.order = new RowOrder(table);
        this.codec = new RowCodec(table);
        this.held = held;
        this.out = out;
        this.lost = lost;
        this.pending = new TreeMap<>(order);
        this.nextHeld = held.next();
    }

    /** Takes the next arrival. */
    void arrive(ArrivedRow row) {
        if (row.order() < prefix) {
            throw Fault.defect("rows of table " + table.name() + " came out of order to the writer", null);
        }
        if (row.order() > prefix) {
            settle();
            prefix = row.order();
        }
        Object[] values = codec.decode(row.values());
        pending.computeIfAbsent(values, key -> new RowContest(table)).add(row, values);
    }

    /** Settles what is left after the last arrival. */
    void finish() {
        settle();
        while (nextHeld != null) {
            passHeld();
        }
    }

    long kept() {
        return kept;
    }

    long repeated() {
        return repeated;
    }

    /** Rows of which the lake held none with their key. */
    long added() {
        return added;
    }

    long conflicts() {
        return conflicts;
    }

    ArrayList<String> examples() {
        return examples;
    }

    private void settle() {
        for (Map.Entry<Object[], RowContest> entry : pending.entrySet()) {
            while (nextHeld != null && order.compare(nextHeld, entry.getKey()) < 0) {
                passHeld();
            }
            boolean isHeld = nextHeld != null && order.compare(nextHeld, entry.getKey()) == 0;
            Object[] before = isHeld ? nextHeld : null;
            Object[] winner = entry.getValue().winner(before, policy);
            settle(entry.getValue(), winner, before);
            out.accept(winner);
            if (isHeld) {
                nextHeld = held.next();
            } else {
                added++;
            }
        }
        pending.clear();
    }

    private void passHeld() {
        out.accept(nextHeld);
        Object[] next = held.next();
        if (next != null && order.compare(nextHeld, next) > 0) {
            throw Fault.data("the lake's partition of table " + table.name() + " is not sorted: " + order.text(next)
                    + " follows " + order.text(nextHeld) + "; delete its folder and import it again");
        }
        nextHeld = next;
    }

    private void settle(RowContest contest, Object[] winner, Object[] before) {
        long same = 0;
        for (RowContest.Entry entry : contest.entries()) {
            if (contest.stands(winner, entry.values(), policy)) {
                same++;
            } else {
                String reason = order.text(winner) + " is there already: " + contest.difference(winner, entry.values());
                conflict(reason);
                lost.accept(entry.row(), reason + "; data import --on-conflict says which of them shall stand");
            }
        }
        kept += same;
        repeated += Math.max(0, same - 1);
        // Filling in what was unknown contradicts nothing.
        if (before != null && policy == ConflictPolicy.REPLACE && !contest.same(winner, before)) {
            conflict(order.text(winner) + " was replaced: " + contest.difference(winner, before));
        }
    }

    private void conflict(String example) {
        conflicts++;
        if (examples.size() < EXAMPLES) {
            examples.add(example);
        }
    }
}
