package io.undercut.stream.training.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A round of a small run whose vectors, samples and losses are drawn. Magnitudes differ widely, so that another order of summation gives
 * other bits.
 *
 * @param layout how vectors are cut
 * @param round the round
 * @param vectors one per replica
 * @param samples one per replica
 */
@SuppressWarnings("ArrayRecordComponent")
public record DrawnRound(VectorLayout layout, int round, float[][] vectors, long[] samples) {
    public static DrawnRound of(Random random, VectorLayout layout, int replicas, int round) {
        float[][] vectors = new float[replicas][layout.length()];
        long[] samples = new long[replicas];
        for (int replica = 0; replica < replicas; replica++) {
            for (int at = 0; at < layout.length(); at++) {
                vectors[replica][at] = Math.scalb(random.nextFloat() - 0.5f, random.nextInt(24) - 12);
            }
            samples[replica] = 1 + random.nextInt(500);
        }
        return new DrawnRound(layout, round, vectors, samples);
    }

    int replicas() {
        return vectors.length;
    }

    /** What a reader that owns these replicas sends. */
    public List<Chunk> sentBy(Collection<Integer> owned) {
        RoundContribution contribution = new RoundContribution(layout, replicas(), round);
        for (int replica : owned) {
            contribution.add(
                    new ReplicaMetrics(replica, samples[replica], 0.25 * replica, 1000L + replica, 700, 0, 0),
                    vectors[replica]);
        }
        return new ArrayList<>(contribution.chunks());
    }

    /** Everything sent when the replicas lie on readers in some drawn way. */
    List<Chunk> sentByAll(Random random) {
        int readers = 1 + random.nextInt(replicas());
        List<List<Integer>> owned = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            owned.add(new ArrayList<>());
        }
        for (int replica = 0; replica < replicas(); replica++) {
            owned.get(random.nextInt(readers)).add(replica);
        }
        List<Chunk> chunks = new ArrayList<>();
        owned.forEach(replicas -> chunks.addAll(sentBy(replicas)));
        Collections.shuffle(chunks, random);
        return chunks;
    }

    /** The averages as one loop over the leaves gives them, without chunks or partial sums: parameters only. */
    public float[] average() {
        float[] sum = sum(0, replicas());
        double weight = 0;
        for (long some : samples) {
            weight += some;
        }
        for (int at = 0; at < sum.length; at++) {
            sum[at] = (float) (sum[at] / weight);
        }
        return sum;
    }

    private float[] sum(int first, int count) {
        float[] sum = new float[layout.length()];
        if (count == 1) {
            for (int at = 0; at < sum.length; at++) {
                sum[at] = (float) (vectors[first][at] * (double) samples[first]);
            }
            return sum;
        }
        int half = 1;
        while (half * 2 < count) {
            half *= 2;
        }
        float[] left = sum(first, half);
        float[] right = sum(first + half, count - half);
        for (int at = 0; at < sum.length; at++) {
            sum[at] = left[at] + right[at];
        }
        return sum;
    }
}
