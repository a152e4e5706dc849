package io.undercut.stream.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.testing.ArtifactStoreContract;
import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On a bucket without folders, locks or a rename that moves. */
class ObjectArtifactStoreTest extends ArtifactStoreContract {
    private final String name = "store-" + UUID.randomUUID();
    private final TestBucket bucket = TestBucket.named(name);

    @Override
    protected ArtifactStore open() {
        return ArtifactStores.at("objectstore://" + name + "/models");
    }

    @Test
    void theFirstContentHasItsPlainNameForOthersToRead() {
        open().createIfAbsent("a/b", text("first"));

        assertThat(bucket.keys()).containsExactly("models/a/b");
        assertThat(bucket.content("models/a/b")).isEqualTo(text("first"));
    }

    @Test
    void changesAreFoundByWhoeverOpensTheStoreHoweverManyThereWere() {
        ArtifactStore store = open();
        store.createIfAbsent("latest", text("0"));
        for (int change = 1; change <= 40; change++) {
            StoredObject seen = open().read("latest").orElseThrow();
            assertThat(store.compareAndSwap("latest", seen.generation(), text("" + change)))
                    .isTrue();
            assertThat(open().read("latest").orElseThrow().bytes()).isEqualTo(text("" + change));
        }
        int reads = bucket.count(Call.READ);
        open().read("latest");
        assertThat(bucket.count(Call.READ) - reads).isLessThan(15);
    }

    @Test
    void whatIsReadByNameIsTheNewestThoughListsLag() {
        bucket.lagging(20260214, 1_000_000);
        ArtifactStore store = open();
        store.createIfAbsent("a", text("1"));
        store.compareAndSwap("a", "0", text("2"));

        assertThat(open().list("")).isSubsetOf("a");
        assertThat(open().read("a").orElseThrow().bytes()).isEqualTo(text("2"));
        assertThat(open().createIfAbsent("a", text("3"))).isFalse();
        assertThat(open().delete("a", "1")).isTrue();
        assertThat(open().read("a")).isEmpty();
    }

    @Test
    void aCallThatFailsIsAFaultThatMayBeRetriedAndNothingHalfWrittenShows() {
        ArtifactStore store = open();
        int done = 0;
        int failed = 0;
        bucket.failing(20260214, 7);
        for (int round = 0; round < 300; round++) {
            try {
                StoredObject seen = store.read("counter").orElse(null);
                boolean swapped = seen == null
                        ? store.createIfAbsent("counter", text("whole 1"))
                        : store.compareAndSwap("counter", seen.generation(), text("whole " + (round + 2)));
                assertThat(swapped).isTrue();
                done++;
            } catch (Fault fault) {
                assertThat(fault.reason()).isEqualTo(FaultReason.NETWORK_TIMEOUT);
                assertThat(fault).message().hasLineCount(1).contains("503");
                failed++;
            }
        }
        bucket.failing(0, 0);
        assertThat(done).isPositive();
        assertThat(failed).isPositive();
        assertThat(new String(open().read("counter").orElseThrow().bytes(), UTF_8))
                .matches("whole \\d+");
    }

    @Test
    void aWriteWhoseAnswerWasLostIsNeitherClaimedNorDoneTwice() {
        ArtifactStore store = open();
        store.createIfAbsent("a", text("1"));
        for (int seed = 0; seed < 20; seed++) {
            StoredObject seen = store.read("a").orElseThrow();
            bucket.failing(seed, 0).failing(Call.WRITE, 1);
            String next = "after " + seed;
            assertThatThrownBy(() -> store.compareAndSwap("a", seen.generation(), text(next)))
                    .isInstanceOf(Fault.class);
            StoredObject now = open().read("a").orElseThrow();
            assertThat(new String(now.bytes(), UTF_8)).isIn(next, new String(seen.bytes(), UTF_8));
            assertThat(now.generation().equals(seen.generation()))
                    .isEqualTo(now.bytes()[0] == seen.bytes()[0]
                            && new String(now.bytes(), UTF_8).equals(new String(seen.bytes(), UTF_8)));
        }
    }

    @Test
    void nothingOfItIsRenamedOrDeleted() {
        ArtifactStore store = open();
        store.createIfAbsent("a", text("1"));
        store.compareAndSwap("a", "0", text("2"));
        store.delete("a", "1");

        assertThat(bucket.count(Call.RENAME)).isZero();
        assertThat(bucket.count(Call.DELETE)).isZero();
    }

    @Test
    void aSchemeWithoutAFileSystemIsToldInOneLine() {
        for (String uri : List.of("gs://bucket/models", "s3://bucket/models", "nowhere://models")) {
            assertThatThrownBy(() -> ArtifactStores.at(uri))
                    .isInstanceOfSatisfying(
                            Fault.class,
                            fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                    .message()
                    .hasLineCount(1)
                    .startsWith("this Flink has no file system for " + uri)
                    .contains("plugin for '" + uri.substring(0, uri.indexOf(':')) + "'");
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
