package io.undercut.testing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects of one bucket of {@link ObjectStoreFileSystem}, in this JVM's memory. An object is there whole or not at all, and reading it by
 * name tells how it is now; a list may tell how the bucket was some operations ago. Calls may be made to fail, before or after they came
 * about, as a network does.
 */
public final class TestBucket {
    private static final ConcurrentHashMap<String, TestBucket> BUCKETS = new ConcurrentHashMap<>();

    /** What is asked of a bucket. */
    public enum Call {
        READ,
        WRITE,
        LIST,
        DELETE,
        RENAME
    }

    /**
     * What is known of an object.
     *
     * @param length bytes
     * @param time the operation that wrote it, from 1
     */
    record Known(int length, long time) {}

    private final SortedMap<String, byte[]> objects = new TreeMap<>();
    /** By key and operation what a list would tell from then on; null is gone. */
    private final SortedMap<String, NavigableMap<Long, Known>> past = new TreeMap<>();

    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private final Map<Call, Integer> fatal = new HashMap<>();
    private Random chance = new Random(0);
    private int lag;
    private int oneIn;
    private int faults;
    private boolean recoverable = true;
    private long operations;

    private TestBucket() {}

    /** The bucket {@code objectstore://name/}, made empty when it is first asked for. */
    public static TestBucket named(String name) {
        return BUCKETS.computeIfAbsent(name, unseen -> new TestBucket());
    }

    /** Lets lists lag up to so many operations behind; each list by a number drawn from the seed. */
    public synchronized TestBucket lagging(long seed, int operations) {
        chance = new Random(seed);
        lag = operations;
        return this;
    }

    /** Lets one call in so many fail, drawn from the seed; 0 ends that. */
    public synchronized TestBucket failing(long seed, int oneInSoMany) {
        chance = new Random(seed);
        oneIn = oneInSoMany;
        return this;
    }

    /** Lets the n-th call of a kind from now on fail, from 1. */
    public synchronized TestBucket failing(Call kind, int nth) {
        fatal.put(kind, count(kind) + nth);
        return this;
    }

    /** Offers no recoverable writer, as many file systems do not. */
    public synchronized TestBucket withoutRecoverableWriter() {
        recoverable = false;
        return this;
    }

    /** Calls of a kind so far. */
    public synchronized int count(Call kind) {
        return calls.getOrDefault(kind, 0);
    }

    /** Calls that were made to fail. */
    public synchronized int faults() {
        return faults;
    }

    /** Keys of all objects as they are now. */
    public synchronized List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** An object as it is now; null if there is none. */
    public synchronized byte[] content(String key) {
        byte[] bytes = objects.get(key);
        return bytes == null ? null : bytes.clone();
    }

    /** Lays an object there behind everybody's back. */
    public synchronized void lay(String key, byte[] bytes) {
        keep(key, bytes.clone());
    }

    synchronized boolean isRecoverable() {
        return recoverable;
    }

    synchronized byte[] read(String key) throws IOException {
        fail(Call.READ, key);
        byte[] bytes = objects.get(key);
        if (bytes == null) {
            throw new FileNotFoundException(key + " is no object");
        }
        return bytes;
    }

    /** What an object is; null if there is none. */
    synchronized Known look(String key) throws IOException {
        fail(Call.READ, key);
        return objects.containsKey(key) ? past.get(key).lastEntry().getValue() : null;
    }

    /** Whether an object lies below a folder now. */
    synchronized boolean isFolder(String folder) {
        String first = objects.tailMap(folder + "/").isEmpty()
                ? ""
                : objects.tailMap(folder + "/").firstKey();
        return folder.isEmpty() || first.startsWith(folder + "/");
    }

    /** Puts an object in place; false, and nothing changes, if it should be new and is there. */
    synchronized boolean write(String key, byte[] bytes, boolean onlyNew) throws IOException {
        boolean afterwards = fail(Call.WRITE, key);
        if (onlyNew && objects.containsKey(key)) {
            return false;
        }
        keep(key, bytes.clone());
        failed(afterwards, Call.WRITE, key);
        return true;
    }

    synchronized boolean delete(String key) throws IOException {
        boolean afterwards = fail(Call.DELETE, key);
        boolean there = objects.containsKey(key);
        if (there) {
            keep(key, null);
        }
        failed(afterwards, Call.DELETE, key);
        return there;
    }

    synchronized void rename(String from, String to) throws IOException {
        boolean afterwards = fail(Call.RENAME, from);
        keep(to, objects.get(from));
        // A copy, then a deletion: what fails between leaves both.
        failed(afterwards, Call.RENAME, from);
        keep(from, null);
    }

    /** Objects below a folder, as a list tells. */
    synchronized SortedMap<String, Known> list(String folder) throws IOException {
        fail(Call.LIST, folder);
        long seen = operations - (lag == 0 ? 0 : chance.nextInt(lag + 1));
        String prefix = folder.isEmpty() ? "" : folder + "/";
        SortedMap<String, Known> listed = new TreeMap<>();
        past.tailMap(prefix).forEach((key, states) -> {
            Map.Entry<Long, Known> then = states.floorEntry(seen);
            if (key.startsWith(prefix) && then != null && then.getValue() != null) {
                listed.put(key, then.getValue());
            }
        });
        return listed;
    }

    private void keep(String key, byte[] bytes) {
        operations++;
        if (bytes == null) {
            objects.remove(key);
        } else {
            objects.put(key, bytes);
        }
        past.computeIfAbsent(key, unseen -> new TreeMap<>())
                .put(operations, bytes == null ? null : new Known(bytes.length, operations));
    }

    /** Fails the call before it came about, or says that it is to fail afterwards. */
    private boolean fail(Call kind, String key) throws IOException {
        int number = calls.merge(kind, 1, Integer::sum);
        boolean mayComeAbout = kind == Call.WRITE || kind == Call.DELETE || kind == Call.RENAME;
        boolean drawn = oneIn > 0 && chance.nextInt(oneIn) == 0;
        boolean failing = drawn || Integer.valueOf(number).equals(fatal.get(kind));
        if (failing && !(mayComeAbout && chance.nextBoolean())) {
            failed(true, kind, key);
        }
        return failing;
    }

    private void failed(boolean failing, Call kind, String key) throws IOException {
        if (failing) {
            faults++;
            throw new IOException("503 Service Unavailable: " + kind + " " + key);
        }
    }

    /** Keys and contents, to be compared. */
    public synchronized List<String> fingerprint() {
        List<String> lines = new ArrayList<>();
        objects.forEach((key, bytes) -> lines.add(key + " " + Arrays.hashCode(bytes)));
        return lines;
    }
}
