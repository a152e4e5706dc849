package io.undercut.stream.training.round;

import java.nio.ByteBuffer;

/**
 * What travels between replicas and averager: a piece of a sum over some replicas, or of an average over all. Payloads are never changed
 * once made, so a chunk may be handed on without a copy.
 *
 * @param index the piece of the vector, or {@link #METRICS}, or {@link #WHOLE}
 * @param round the round it belongs to, from 0
 * @param first first replica summed
 * @param count replicas summed
 * @param weight samples behind the sum
 * @param payload floats, big-endian; or metrics
 */
@SuppressWarnings("ArrayRecordComponent")
public record Chunk(int index, int round, int first, int count, double weight, byte[] payload) {
    /** Index of the replicas' losses and counts, and of the decision made from them. */
    public static final int METRICS = -1;

    /** Index of a whole averaged vector, on its way to durable storage. */
    public static final int WHOLE = -2;

    boolean covers(Chunk other) {
        return first <= other.first && other.first + other.count <= first + count;
    }

    public static byte[] encode(float[] values, int from, int to) {
        ByteBuffer buffer = ByteBuffer.allocate((to - from) * Float.BYTES);
        buffer.asFloatBuffer().put(values, from, to - from);
        return buffer.array();
    }

    public static void decode(byte[] payload, float[] target, int from) {
        ByteBuffer.wrap(payload).asFloatBuffer().get(target, from, payload.length / Float.BYTES);
    }
}
