package io.undercut.stream.training.round;

import io.undercut.fault.Fault;
import io.undercut.zoo.network.NetworkState;
import java.io.Serializable;

/**
 * How a network's state becomes one averaged vector, and that vector chunks.
 *
 * @param parameters floats of parameters
 * @param updater floats of updater state that are averaged; 0 when each replica keeps its own
 * @param chunkFloats floats of a chunk; 65,536 are 256 KiB
 */
public record VectorLayout(int parameters, int updater, int chunkFloats) implements Serializable {
    /** Refuses chunks that would not fit Flink's control messages. */
    public VectorLayout {
        if (chunkFloats < 1 || chunkFloats > 1_250_000) {
            throw Fault.configuration(
                    "training.chunk-floats is " + chunkFloats + "; must be within 1 … 1250000 (5 MB)");
        }
    }

    /** Length of the averaged vector. */
    public int length() {
        return parameters + updater;
    }

    /** How many chunks a vector has. */
    public int chunks() {
        return (length() + chunkFloats - 1) / chunkFloats;
    }

    /** Parameters, then the averaged part of the updater state. */
    public float[] vector(NetworkState state) {
        float[] vector = new float[length()];
        System.arraycopy(state.parameters(), 0, vector, 0, parameters);
        System.arraycopy(state.updater(), 0, vector, parameters, updater);
        return vector;
    }

    /** The state after an average; updater state that is not averaged stays. */
    public NetworkState state(float[] vector, float[] ownUpdater, int iteration) {
        float[] values = new float[parameters];
        System.arraycopy(vector, 0, values, 0, parameters);
        float[] updaterState = ownUpdater.clone();
        System.arraycopy(vector, parameters, updaterState, 0, updater);
        return new NetworkState(values, updaterState, iteration);
    }
}
