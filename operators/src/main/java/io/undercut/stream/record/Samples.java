package io.undercut.stream.record;

import io.undercut.fault.Fault;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Samples of one car in one array of bytes, 14 a sample: so many travel as one record and are kept without an object each. A growing
 * list; one thread at a time.
 */
public final class Samples {
    /** A whole number that is null; an unknown speed is NaN. */
    public static final int UNKNOWN = -1;

    private static final int BYTES = 14;
    private static final int SPEED = 4;
    private static final int RPM = 8;
    private static final int THROTTLE = 10;
    private static final int BRAKE = 11;
    private static final int GEAR = 12;
    private static final int DRS = 13;
    private static final int TIME_BITS = 24;
    private static final int FEW = 16;
    private static final VarHandle INTEGER = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DECIMAL =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int count;

    /** None. */
    public Samples() {
        this.bytes = new byte[FEW * BYTES];
    }

    private Samples(byte[] bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    /** The samples that {@link #toBytes} told; the array is shared until something is added. */
    public static Samples of(byte[] bytes) {
        if (bytes.length % BYTES != 0) {
            throw Fault.defect(bytes.length + " bytes are no whole number of samples", null);
        }
        return new Samples(bytes, bytes.length / BYTES);
    }

    /** A copy as bytes. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, count * BYTES);
    }

    /** How many. */
    public int count() {
        return count;
    }

    /**
     * Adds a sample at the end; values must obey the rules of the table.
     *
     * @param lap 1 … 255
     * @param timeMs from the lap's start, 0 … 2²⁴ − 1
     * @param speedKph NaN where unknown
     * @param rpm {@link #UNKNOWN} where unknown, as all that follow
     */
    public void add(int lap, int timeMs, float speedKph, int rpm, int throttlePct, int brake, int gear, int drs) {
        reserve(count + 1);
        int at = count * BYTES;
        INTEGER.set(bytes, at, lap << TIME_BITS | timeMs);
        DECIMAL.set(bytes, at + SPEED, speedKph);
        SHORT.set(bytes, at + RPM, (short) rpm);
        bytes[at + THROTTLE] = (byte) throttlePct;
        bytes[at + BRAKE] = (byte) brake;
        bytes[at + GEAR] = (byte) gear;
        bytes[at + DRS] = (byte) drs;
        count++;
    }

    /** Adds a sample of another list at the end. */
    public void add(Samples other, int index) {
        insert(count, other, index);
    }

    /** Puts a sample of another list at a place; what stands there and behind it moves. */
    public void insert(int place, Samples other, int index) {
        reserve(count + 1);
        System.arraycopy(bytes, place * BYTES, bytes, (place + 1) * BYTES, (count - place) * BYTES);
        System.arraycopy(other.bytes, index * BYTES, bytes, place * BYTES, BYTES);
        count++;
    }

    /** Removes the first few. */
    public void removeFirst(int few) {
        System.arraycopy(bytes, few * BYTES, bytes, 0, (count - few) * BYTES);
        count -= few;
    }

    /** Removes all. */
    public void clear() {
        count = 0;
    }

    private void reserve(int samples) {
        if (samples * BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(FEW, 2 * samples) * BYTES);
        }
    }

    /** Lap and time in it as one number, 0 … 2³² − 1: the order of a car's samples. */
    public long position(int index) {
        return Integer.toUnsignedLong((int) INTEGER.get(bytes, index * BYTES));
    }

    /** The position of a lap's start. */
    public static long positionOfLap(int lap) {
        return (long) lap << TIME_BITS;
    }

    /** The lap of a position. */
    public static int lapOf(long position) {
        return (int) (position >>> TIME_BITS);
    }

    /** The time in the lap of a position, ms. */
    public static int timeOf(long position) {
        return (int) (position & (1L << TIME_BITS) - 1);
    }

    /** The lap. */
    public int lap(int index) {
        return lapOf(position(index));
    }

    /** The time from the lap's start, ms. */
    public int timeMs(int index) {
        return timeOf(position(index));
    }

    /** Speed, km/h. */
    public float speedKph(int index) {
        return (float) DECIMAL.get(bytes, index * BYTES + SPEED);
    }

    /** Engine speed, 1/min. */
    public int rpm(int index) {
        return (short) SHORT.get(bytes, index * BYTES + RPM);
    }

    /** Throttle, %. */
    public int throttlePct(int index) {
        return bytes[index * BYTES + THROTTLE];
    }

    /** 1 with the brake pressed, 0 without. */
    public int brake(int index) {
        return bytes[index * BYTES + BRAKE];
    }

    /** The gear, 0 is neutral. */
    public int gear(int index) {
        return bytes[index * BYTES + GEAR];
    }

    /** 1 with the flap open, 0 without. */
    public int drs(int index) {
        return bytes[index * BYTES + DRS];
    }

    /** Whether two samples say the same of the same moment. */
    public boolean same(int index, Samples other, int otherIndex) {
        return Arrays.equals(
                bytes, index * BYTES, (index + 1) * BYTES, other.bytes, otherIndex * BYTES, (otherIndex + 1) * BYTES);
    }
}
