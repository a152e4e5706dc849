package io.undercut.zoo.tabular;

import java.util.stream.LongStream;

/**
 * Whether numbers are those of rows: whole, each there once, from the least to the greatest without a gap, in whatever order. Their sum and
 * that of their squares tell, in the memory of five numbers however many rows there are; others of the same sums over the same span would be
 * taken for them.
 */
final class RowNumbers {
    /** Beyond it doubles leave whole numbers out. */
    private static final double MOST = 0x1p53;

    private boolean whole = true;
    private long count;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;
    private long sum;
    private long squares;

    void add(double value) {
        whole &= value == Math.rint(value) && Math.abs(value) <= MOST;
        long number = (long) value;
        count++;
        least = Math.min(least, number);
        greatest = Math.max(greatest, number);
        // Both may wrap, here as below.
        sum += number;
        squares += number * number;
    }

    /** Whether those that were added are. */
    boolean are() {
        return whole
                && greatest - least + 1 == count
                && sum == numbers().sum()
                && squares == numbers().map(number -> number * number).sum();
    }

    private LongStream numbers() {
        return LongStream.rangeClosed(least, greatest);
    }
}
