package io.undercut.zoo.tabular;

import com.google.common.hash.Hashing;
import io.undercut.zoo.example.TablePart;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Into which block a row falls, and which blocks are for what. Of 200 blocks 140 are learned from, 20 watched and 40 tested on: the oldest,
 * the newer and the newest where there is a time, else by a hash, so that a row is for the same in any table. Blocks, not rows, are drawn
 * for intervals: rows of one time, or of one id, go together.
 *
 * @param bounds the first time of each block but the first, ascending; empty where a hash divides
 */
public record TableDivision(List<Double> bounds) implements Serializable {
    /** Blocks in all. */
    public static final int BLOCKS = 200;

    private static final int WATCHED_FROM = 140;
    private static final int TESTED_FROM = 160;

    /** Copies the list. */
    public TableDivision {
        bounds = List.copyOf(bounds);
    }

    /** By a hash. */
    public static TableDivision byHash() {
        return new TableDivision(List.of());
    }

    /** By time, each block with about as many rows. */
    public static TableDivision byTime(double[] times) {
        return new TableDivision(cuts(times));
    }

    private static List<Double> cuts(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return DoubleStream.iterate(1, at -> at + 1)
                .limit(BLOCKS - 1L)
                .map(at -> sorted[(int) (sorted.length * (long) at / BLOCKS)])
                .boxed()
                .toList();
    }

    /**
     * A row's block, from 0.
     *
     * @param time the row's; looked at where time divides
     * @param identity what tells the row apart; looked at where a hash divides
     */
    public int block(double time, String identity) {
        if (bounds.isEmpty()) {
            long hash = Hashing.farmHashFingerprint64()
                    .hashString(identity, StandardCharsets.UTF_8)
                    .asLong();
            return (int) Long.remainderUnsigned(hash, BLOCKS);
        }
        int low = 0;
        int high = bounds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time >= bounds.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What a block is for. */
    public static TablePart part(int block) {
        return block < WATCHED_FROM ? TablePart.TRAIN : block < TESTED_FROM ? TablePart.WATCH : TablePart.TEST;
    }

    /** The group of a block's rows. */
    public static String group(int block) {
        return part(block).group(block);
    }
}
