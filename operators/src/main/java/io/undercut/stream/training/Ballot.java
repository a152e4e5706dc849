package io.undercut.stream.training;

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
 * @param votes one per replica, by replica number
 */
record Ballot(List<Vote> votes) {
    Ballot {
        votes = votes.stream().sorted(Comparator.comparingInt(Vote::replica)).toList();
    }

    /**
     * One replica's report.
     *
     * @param replica who reports
     * @param samples rows seen in this round
     * @param lossSum sum over these rows of the loss before each step
     * @param seen rows seen since the beginning
     * @param rows training rows of the replica
     * @param validationRows validation rows judged in this round, 0 if none
     * @param validationLossSum sum of their losses under the average this round began with
     */
    record Vote(
            int replica,
            long samples,
            double lossSum,
            long seen,
            long rows,
            long validationRows,
            double validationLossSum) {}

    Ballot join(Ballot other) {
        List<Vote> joined = new ArrayList<>(votes);
        joined.addAll(other.votes);
        return new Ballot(joined);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(votes.size());
            for (Vote vote : votes) {
                out.writeInt(vote.replica());
                out.writeLong(vote.samples());
                out.writeDouble(vote.lossSum());
                out.writeLong(vote.seen());
                out.writeLong(vote.rows());
                out.writeLong(vote.validationRows());
                out.writeDouble(vote.validationLossSum());
            }
        } catch (IOException e) {
            throw Fault.defect("a ballot could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    static Ballot decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            List<Vote> votes = new ArrayList<>(count);
            for (int at = 0; at < count; at++) {
                votes.add(new Vote(
                        in.readInt(),
                        in.readLong(),
                        in.readDouble(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readDouble()));
            }
            return new Ballot(votes);
        } catch (IOException e) {
            throw Fault.defect("a ballot could not be read", e);
        }
    }
}
