package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A program that opens supplied trees and predicts rows with them. It is meant for a process of its own: a file that was damaged on its way may
 * have trees that read beyond their inputs, which ends the process and not the call.
 */
public final class SuppliedTrial {
    private static final int ROWS = 300;
    private static final int UNKNOWN_OF = 10;
    private static final double WIDEST = 6;

    private SuppliedTrial() {}

    /**
     * Tries a file. What can be said of it is said elsewhere, so a fault ends it quietly.
     *
     * @param words the file's path
     */
    public static void main(String[] words) throws IOException {
        byte[] file = Files.readAllBytes(Path.of(words[0]));
        try (CatboostTrees trees = CatboostTrees.open(words[0], file)) {
            int width = trees.inputs().size();
            trees.raw(rows(width), ROWS, IntStream.range(0, width).toArray());
        } catch (Fault refused) {
            System.out.println(refused.getMessage());
        }
    }

    /** Numbers of either sign and of any size, a tenth of them unknown. */
    private static float[] rows(int width) {
        Random draw = new Random(ROWS);
        float[] rows = new float[ROWS * width];
        for (int at = 0; at < rows.length; at++) {
            rows[at] = draw.nextInt(UNKNOWN_OF) == 0
                    ? Float.NaN
                    : (float) (draw.nextGaussian() * StrictMath.pow(10, WIDEST * draw.nextDouble()));
        }
        return rows;
    }
}
