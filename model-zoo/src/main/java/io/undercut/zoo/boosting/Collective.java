package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Communicator;
import ml.dmlc.xgboost4j.java.Communicator.OpType;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Those who boost the same trees, each on its part of the rows, as one of them sees it. All do the same things in the same order, or wait
 * for each other. It belongs to the thread that joined: XGBoost keeps it there, and does everything in that thread with the others.
 */
public final class Collective implements AutoCloseable {
    /** One part that has all rows. */
    public static final Collective ALONE = new Collective(0, 1);

    /** A part that is lost closes its connections; this is for those that are silent. */
    private static final int PATIENCE_SECONDS = 300;

    private final int part;
    private final int parts;

    private Collective(int part, int parts) {
        this.part = part;
        this.parts = parts;
    }

    /**
     * Joins the others, and waits until all are here.
     *
     * @param host of the {@link CollectiveTracker}
     * @param port of the tracker
     * @param part this one's number, from 0; its rank in all sums, wherever it runs
     * @param parts how many there are, at least 2
     */
    public static Collective join(String host, int port, int part, int parts) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("dmlc_tracker_uri", host);
        arguments.put("dmlc_tracker_port", port);
        arguments.put("dmlc_task_id", Integer.toString(part));
        arguments.put("dmlc_timeout", PATIENCE_SECONDS);
        // Whom we call listens already; one that does not is gone.
        arguments.put("dmlc_retry", 1);
        Collective joined = new Collective(part, parts);
        try {
            Communicator.init(arguments);
            if (Communicator.getRank() != part || Communicator.getWorldSize() != parts) {
                throw Fault.defect(
                        "part " + part + " became " + Communicator.getRank() + " of " + Communicator.getWorldSize(),
                        null);
            }
            return joined;
        } catch (XGBoostError e) {
            throw joined.lost(e);
        }
    }

    /** How many parts there are. */
    public int parts() {
        return parts;
    }

    /**
     * Sums over the parts, each added up in the order of the parts.
     *
     * @param own this part's addends
     */
    public double[] sums(double... own) {
        if (parts == 1) {
            return own;
        }
        ByteBuffer bytes = ByteBuffer.allocate(own.length * Double.BYTES);
        for (double each : own) {
            bytes.putDouble(each);
        }
        ByteBuffer all = ByteBuffer.wrap(together(bytes.array(), part * bytes.capacity(), parts * bytes.capacity()));
        double[] sums = new double[own.length];
        for (int each = 0; each < parts; each++) {
            for (int at = 0; at < sums.length; at++) {
                sums[at] = each == 0 ? all.getDouble() : sums[at] + all.getDouble();
            }
        }
        return sums;
    }

    /**
     * What part 0 says, to all.
     *
     * @param own of part 0 what it says; of the others nothing counts
     */
    public byte[] fromFirst(byte[] own) {
        int length = (int) sums(part == 0 ? own.length : 0)[0];
        return together(part == 0 ? own : new byte[0], 0, length);
    }

    /**
     * Bytes of all parts beside each other. XGBoost's Java sums floats alone, which hold a byte exactly, and does not tell when it failed: so a
     * byte travels as one more than its value, and a sum of zero has not come.
     */
    private byte[] together(byte[] own, int offset, int length) {
        float[] mine = new float[length];
        for (int at = 0; at < own.length; at++) {
            mine[offset + at] = Byte.toUnsignedInt(own[at]) + 1;
        }
        float[] all = allReduced(mine);
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            if (all[at] < 1) {
                throw lost(null);
            }
            bytes[at] = (byte) (all[at] - 1);
        }
        return bytes;
    }

    private static float[] allReduced(float[] mine) {
        return Communicator.allReduce(mine, OpType.SUM);
    }

    /** What became of XGBoost's work: with others it is they who are lost, and a new attempt may find them. */
    Fault failed(XGBoostError e) {
        return parts == 1 ? Fault.defect("XGBoost failed: " + e.getMessage(), e) : lost(e);
    }

    private Fault lost(XGBoostError e) {
        return new Fault(
                FaultReason.WORKER_CRASH, "part " + part + " of " + parts + " lost the others while boosting trees", e);
    }

    /** Leaves the others, who cannot go on without. */
    @Override
    public void close() {
        if (parts == 1) {
            return;
        }
        try {
            Communicator.shutdown();
        } catch (XGBoostError gone) {
            // The others, or the tracker, left before: the connections are closed all the same.
        }
    }
}
