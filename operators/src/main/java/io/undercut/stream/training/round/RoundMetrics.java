package io.undercut.stream.training.round;

import io.undercut.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the replicas report of a round beside their parameters. Joined, never summed, on the way: the decision adds them up in the order
 * of replica numbers.
 *
 * @param replicas one per replica, by replica number
 */
record RoundMetrics(List<ReplicaMetrics> replicas) {
    RoundMetrics {
        replicas = replicas.stream()
                .sorted(Comparator.comparingInt(ReplicaMetrics::replica))
                .toList();
    }

    RoundMetrics join(RoundMetrics other) {
        List<ReplicaMetrics> joined = new ArrayList<>(replicas);
        joined.addAll(other.replicas);
        return new RoundMetrics(joined);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(replicas.size());
            for (ReplicaMetrics replica : replicas) {
                out.writeInt(replica.replica());
                out.writeLong(replica.samples());
                out.writeDouble(replica.lossSum());
                out.writeLong(replica.seen());
                out.writeLong(replica.rows());
                out.writeLong(replica.validationRows());
                out.writeDouble(replica.validationLossSum());
            }
        } catch (IOException e) {
            throw Fault.defect("metrics could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    static RoundMetrics decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            List<ReplicaMetrics> replicas = new ArrayList<>(count);
            for (int at = 0; at < count; at++) {
                replicas.add(new ReplicaMetrics(
                        in.readInt(),
                        in.readLong(),
                        in.readDouble(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readDouble()));
            }
            return new RoundMetrics(replicas);
        } catch (IOException e) {
            throw Fault.defect("metrics could not be read", e);
        }
    }
}
