package io.undercut.testing;

import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store whose lists tell how it was when it was opened. */
public final class LaggingStore implements ArtifactStore {
    private final ArtifactStore store;
    private final List<String> then;

    /** Wraps a store. */
    public LaggingStore(ArtifactStore store) {
        this.store = store;
        this.then = store.list("");
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
        return then.stream().filter(path -> path.startsWith(prefix)).toList();
    }

    @Override
    public boolean createIfAbsent(String path, byte[] bytes) {
        return store.createIfAbsent(path, bytes);
    }

    @Override
    public boolean compareAndSwap(String path, String generation, byte[] next) {
        return store.compareAndSwap(path, generation, next);
    }

    @Override
    public boolean delete(String path, String generation) {
        return store.delete(path, generation);
    }
}
