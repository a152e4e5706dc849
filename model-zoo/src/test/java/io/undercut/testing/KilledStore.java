package io.undercut.testing;

import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store whose process dies at a chosen write, just before or just after it came about. */
public final class KilledStore implements ArtifactStore {
    /** On which side of the write the process dies. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /** The end of the process; no fault, because nobody is left to handle one. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final ArtifactStore store;
    private final int fatalWrite;
    private final Moment moment;
    private int writes;

    /**
     * Wraps a store.
     *
     * @param store what survives
     * @param fatalWrite the write at which it ends, from 1
     * @param moment before or after that write
     */
    public KilledStore(ArtifactStore store, int fatalWrite, Moment moment) {
        this.store = store;
        this.fatalWrite = fatalWrite;
        this.moment = moment;
    }

    @Override
    public String uri() {
        return store.uri();
    }

    @Override
    public Optional<StoredObject> read(String path) {
        return store.read(path);
    }

    @Override
    public List<String> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public boolean createIfAbsent(String path, byte[] bytes) {
        return write(() -> store.createIfAbsent(path, bytes));
    }

    @Override
    public boolean compareAndSwap(String path, String generation, byte[] next) {
        return write(() -> store.compareAndSwap(path, generation, next));
    }

    @Override
    public boolean delete(String path, String generation) {
        return write(() -> store.delete(path, generation));
    }

    private boolean write(Write write) {
        writes++;
        if (writes == fatalWrite && moment == Moment.BEFORE) {
            throw new Killed();
        }
        boolean done = write.run();
        if (writes == fatalWrite) {
            throw new Killed();
        }
        return done;
    }

    private interface Write {
        boolean run();
    }
}
