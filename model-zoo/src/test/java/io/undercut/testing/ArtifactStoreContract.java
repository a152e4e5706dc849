package io.undercut.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every artifact store must hold. */
public abstract class ArtifactStoreContract {
    private static final int WRITERS = 8;

    /** A store over the same empty place, each time it is called within one test: as another process would open it. */
    protected abstract ArtifactStore open();

    @Test
    void returnsWhatWasCreated() {
        byte[] bytes = {0, 1, -1, 127, -128};
        assertThat(open().createIfAbsent("a/b/c.bin", bytes)).isTrue();
        assertThat(open().read("a/b/c.bin").orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void keepsAnEmptyObject() {
        assertThat(open().createIfAbsent("empty", new byte[0])).isTrue();
        assertThat(open().read("empty").orElseThrow().bytes()).isEmpty();
    }

    @Test
    void knowsNothingOfWhatWasNeverWritten() {
        assertThat(open().read("a/b")).isEmpty();
        assertThat(open().list("")).isEmpty();
        assertThat(open().list("a/")).isEmpty();
        assertThat(open().compareAndSwap("a/b", "1", text("x"))).isFalse();
        assertThat(open().delete("a/b", "1")).isFalse();
        assertThat(open().list("")).isEmpty();
    }

    @Test
    void neverChangesAnObjectByCreatingItAgain() {
        ArtifactStore store = open();
        store.createIfAbsent("a", text("first"));
        String generation = generation(store, "a");
        assertThat(store.createIfAbsent("a", text("second"))).isFalse();
        assertThat(content(store, "a")).isEqualTo("first");
        assertThat(generation(store, "a")).isEqualTo(generation);
    }

    @Test
    void doesNotShareItsBytesWithTheCaller() {
        ArtifactStore store = open();
        byte[] bytes = text("first");
        store.createIfAbsent("a", bytes);
        bytes[0] = 'X';
        assertThat(content(store, "a")).isEqualTo("first");
    }

    @Test
    void letsExactlyOneOfManyCreatorsWin() throws Exception {
        for (int round = 0; round < 20; round++) {
            String path = "race/" + round;
            List<Boolean> won = together(writer -> open().createIfAbsent(path, text("writer " + writer)));
            assertThat(won).containsOnlyOnce(true);
            assertThat(content(open(), path)).isEqualTo("writer " + won.indexOf(true));
        }
    }

    @Test
    void refusesAnUpdateOfAnObsoleteGeneration() {
        ArtifactStore store = open();
        store.createIfAbsent("latest", text("1"));
        String obsolete = generation(store, "latest");
        assertThat(store.compareAndSwap("latest", obsolete, text("2"))).isTrue();
        assertThat(store.compareAndSwap("latest", obsolete, text("3"))).isFalse();
        assertThat(content(store, "latest")).isEqualTo("2");
    }

    @Test
    void losesNoneOfManyConcurrentUpdates() throws Exception {
        open().createIfAbsent("counter", text("0"));
        int updates = 10;
        together(writer -> {
            for (int done = 0; done < updates; ) {
                ArtifactStore store = open();
                StoredObject seen = store.read("counter").orElseThrow();
                int count = Integer.parseInt(new String(seen.bytes(), UTF_8));
                if (store.compareAndSwap("counter", seen.generation(), text("" + (count + 1)))) {
                    done++;
                }
            }
            return true;
        });
        assertThat(content(open(), "counter")).isEqualTo("" + WRITERS * updates);
    }

    @Test
    void showsAnObjectWholeOrNotAtAll() throws Exception {
        byte[] zeros = new byte[1 << 20];
        byte[] ones = new byte[1 << 20];
        Arrays.fill(ones, (byte) 1);
        open().createIfAbsent("big", zeros);
        together(writer -> {
            ArtifactStore store = open();
            for (int i = 0; i < 10; i++) {
                byte[] seen = store.read("big").orElseThrow().bytes();
                assertThat(Arrays.equals(seen, zeros) || Arrays.equals(seen, ones))
                        .isTrue();
                assertThat(store.list("")).containsExactly("big");
                if (writer < 2) {
                    store.compareAndSwap("big", generation(store, "big"), seen[0] == 0 ? ones : zeros);
                }
            }
            return true;
        });
    }

    @Test
    void listsSortedAndOnlyBelowTheFolderAskedFor() {
        ArtifactStore store = open();
        for (String path : List.of("b/2", "b/10", "a", "b/1/x", "bb/1", "B/1", "b-c/1")) {
            store.createIfAbsent(path, text(path));
        }
        assertThat(store.list("")).containsExactly("B/1", "a", "b-c/1", "b/1/x", "b/10", "b/2", "bb/1");
        assertThat(store.list("b/")).containsExactly("b/1/x", "b/10", "b/2");
        assertThat(store.list("a/")).isEmpty();
    }

    @Test
    void deletesOnlyTheGenerationMeant() {
        ArtifactStore store = open();
        store.createIfAbsent("a", text("1"));
        String obsolete = generation(store, "a");
        store.compareAndSwap("a", obsolete, text("2"));
        assertThat(store.delete("a", obsolete)).isFalse();
        assertThat(store.delete("a", generation(store, "a"))).isTrue();
        assertThat(store.read("a")).isEmpty();
        assertThat(store.list("")).isEmpty();
        assertThat(store.createIfAbsent("a", text("3"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                "a/..",
                ".hidden",
                "a/.lock",
                "-a",
                "a b",
                "a\\b",
                "..\\a",
                "C:a",
                "a\nb",
                "a\u0000b",
                "a?",
                "a*",
                "ä",
                "~",
                "%2e%2e/a"
            })
    void refusesWeirdNames(String path) {
        ArtifactStore store = open();
        List<Callable<?>> calls = List.of(
                () -> store.createIfAbsent(path, text("x")),
                () -> store.read(path),
                () -> store.compareAndSwap(path, "1", text("x")),
                () -> store.delete(path, "1"),
                () -> store.list(path + "//"));
        for (Callable<?> call : calls) {
            assertThatThrownBy(call::call)
                    .isInstanceOfSatisfying(
                            Fault.class,
                            fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                    .message()
                    .hasLineCount(1);
        }
    }

    @Test
    void refusesNamesNoFileSystemTakes() {
        assertThatThrownBy(() -> open().createIfAbsent("a".repeat(129), text("x")))
                .isInstanceOf(Fault.class);
        assertThatThrownBy(() -> open().createIfAbsent("a/".repeat(600) + "a", text("x")))
                .isInstanceOf(Fault.class);
    }

    @Test
    void namesItsRootAsAFolder() {
        assertThat(open().uri()).matches("[a-z]+://.*/");
    }

    private static String content(ArtifactStore store, String path) {
        return new String(store.read(path).orElseThrow().bytes(), UTF_8);
    }

    private static String generation(ArtifactStore store, String path) {
        return store.read(path).orElseThrow().generation();
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<Boolean> together(Writing writing) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Boolean>> futures = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                futures.add(threads.submit(() -> {
                    start.await();
                    return writing.by(writer);
                }));
            }
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Writing {
        boolean by(int writer) throws Exception;
    }
}
