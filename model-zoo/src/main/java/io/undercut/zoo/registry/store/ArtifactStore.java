package io.undercut.zoo.registry.store;

import java.util.List;
import java.util.Optional;

/**
 * Where artifacts live: a local disk or an object store. Small on purpose, so that both can hold its promises:
 *
 * <ul>
 *   <li>an object is visible whole or not at all, and durable once a call returns;
 *   <li>of concurrent writers to one path exactly one wins, the others are told;
 *   <li>paths are as {@link ArtifactPath} allows; anything else is refused with an {@code INVALID_CONFIGURATION} fault.
 * </ul>
 *
 * <p>Failures are {@link io.undercut.fault.Fault}s: {@code PERMISSION_DENIED} where writing or reading is not allowed,
 * {@code DISK_FULL} where space ran out, {@code NETWORK_TIMEOUT} where the store did not do its work for another reason and a
 * retry may help. After a fault the write may or may not have happened.
 */
public interface ArtifactStore {
    /** The root as a URI that ends with a slash. */
    String uri();

    /** Where an object is, as people find it. */
    default String where(String path) {
        return uri() + path;
    }

    /** The object, or empty if there is none. */
    Optional<StoredObject> read(String path);

    /** Whether something stands in an object's place that is none, such as a folder: it is not read and cannot be replaced. */
    default boolean isBlocked(String path) {
        return false;
    }

    /**
     * Paths of all objects below a folder, sorted. They may hold names this store would not have written. A list may lag behind: what
     * has to be known is read by its name.
     *
     * @param prefix a folder with a slash at its end, or empty for the root
     */
    List<String> list(String prefix);

    /** Creates an object; false, and nothing changes, if there is one already. */
    boolean createIfAbsent(String path, byte[] bytes);

    /**
     * Replaces an object; false, and nothing changes, if it is gone or no longer of that generation.
     *
     * @param generation as {@link #read} gave it; an object rewritten with equal content may keep its generation
     */
    boolean compareAndSwap(String path, String generation, byte[] next);

    /** Deletes an object; false, and nothing changes, if it is gone or no longer of that generation. */
    boolean delete(String path, String generation);
}
