package io.undercut.zoo.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.testing.KilledStore;
import io.undercut.testing.ModelPackages;
import io.undercut.zoo.registry.store.ArtifactStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills publishers and promoters at every write and looks at what is left. */
class RegistryCrashTest extends RegistryFixture {
    private static final String TIRE = "tire_degradation";
    /** Six files and their checksums. */
    private static final int WRITES = 7;

    @ParameterizedTest
    @EnumSource(KilledStore.Moment.class)
    void completesAPublicationThatWasKilledAtAnyWrite(KilledStore.Moment moment) {
        for (int write = 1; write <= WRITES; write++) {
            ModelPackage model = ModelPackages.of(TIRE, moment + " " + write, "first");
            boolean killed = isKilled(new KilledStore(store(), write, moment), model);
            assertThat(killed).isTrue();
            boolean visible = write == WRITES && moment == KilledStore.Moment.AFTER;
            assertThat(registry().list(TIRE))
                    .extracting(ModelVersion::version)
                    .matches(versions -> versions.contains(model.version()) == visible);
            ModelVersion version = registry().publish(ModelPackages.of(TIRE, moment + " " + write, "second"));
            assertThat(registry().verify(version).describe()).endsWith("every file matches");
            assertThat(registry().publish(model)).isEqualTo(version);
        }
    }

    @Test
    void publishesWithoutBeingKilledAfterTheLastWrite() {
        assertThat(isKilled(
                        new KilledStore(store(), WRITES + 1, KilledStore.Moment.BEFORE), ModelPackages.of(TIRE, "a")))
                .isFalse();
    }

    @Test
    void keepsAFileThatOnlyTheKilledPublicationHad() {
        List<PackageFile> files = ModelPackages.files("a", "x");
        files.add(PackageFile.descriptive("a-report.html", "<html>".getBytes(UTF_8)));
        isKilled(new KilledStore(store(), 5, KilledStore.Moment.AFTER), new ModelPackage(TIRE, files));
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a", "x"));
        assertThat(registry().read(version, "a-report.html")).asString().isEqualTo("<html>");
        assertThat(registry().verify(version).clean()).isTrue();
    }

    @Test
    void mendsAFileThatWasDamagedBeforeItWasEverVisible() {
        ModelPackage model = ModelPackages.of(TIRE, "a");
        store().createIfAbsent(TIRE + "/" + model.version() + "/model.zip", "torn".getBytes(UTF_8));
        ModelVersion version = registry().publish(model);
        assertThat(registry().read(version, "model.zip")).asString().isEqualTo("model a");
        assertThat(registry().verify(version).clean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(KilledStore.Moment.class)
    void promotesExactlyOnceThoughThePromoterIsKilled(KilledStore.Moment moment) {
        ModelVersion a = registry().publish(ModelPackages.of(TIRE, "a"));
        ModelVersion b = registry().publish(ModelPackages.of(TIRE, "b"));
        registry().promote(TIRE, a.version(), "first");
        boolean killed = false;
        try {
            over(new KilledStore(store(), 1, moment)).promote(TIRE, b.version(), "better");
        } catch (KilledStore.Killed e) {
            killed = true;
        }
        assertThat(killed).isTrue();
        Promotion again = registry().promote(TIRE, b.version(), "better");
        assertThat(again.alreadyPromoted()).isEqualTo(moment == KilledStore.Moment.AFTER);
        assertThat(again.previous()).isEqualTo(a.version());
        assertThat(registry().latest(TIRE)).contains(b);
    }

    @Test
    void agreesOnOneVersionWhenManyPublishItAtOnce() throws Exception {
        int publishers = 6;
        for (int round = 0; round < 10; round++) {
            String name = "model " + round;
            CyclicBarrier start = new CyclicBarrier(publishers);
            ExecutorService threads = Executors.newFixedThreadPool(publishers);
            try {
                List<Future<ModelVersion>> futures = new ArrayList<>();
                for (int i = 0; i < publishers; i++) {
                    List<PackageFile> files = ModelPackages.files(name, "publisher " + i);
                    files.add(PackageFile.descriptive("z-report-" + i + ".html", name.getBytes(UTF_8)));
                    futures.add(threads.submit(() -> {
                        start.await();
                        return registry().publish(new ModelPackage(TIRE, files));
                    }));
                }
                ModelVersion version = futures.get(0).get();
                for (Future<ModelVersion> future : futures) {
                    assertThat(future.get()).isEqualTo(version);
                }
                assertThat(registry().verify(version).problems()).isEmpty();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 42, 20260214})
    void holdsItsPromisesThroughRandomDeaths(long seed) {
        Random random = new Random(seed);
        Map<String, String> visible = new HashMap<>();
        for (int step = 0; step < 60; step++) {
            String trail = "seed " + seed + ", step " + step;
            KilledStore.Moment moment = random.nextBoolean() ? KilledStore.Moment.BEFORE : KilledStore.Moment.AFTER;
            ModelRegistry dying = over(new KilledStore(store(), 1 + random.nextInt(WRITES + 2), moment));
            try {
                if (random.nextInt(3) > 0) {
                    dying.publish(ModelPackages.of(TIRE, "" + random.nextInt(8), trail));
                } else if (!visible.isEmpty()) {
                    List<String> ids = visible.keySet().stream().sorted().toList();
                    dying.promote(TIRE, ids.get(random.nextInt(ids.size())), trail);
                }
            } catch (KilledStore.Killed e) {
                // As planned; what counts is what the next process finds.
            }
            Map<String, String> now = new HashMap<>();
            for (ModelVersion version : registry().list()) {
                assertThat(registry().verify(version).problems()).as(trail).isEmpty();
                now.put(version.version(), version.toString());
            }
            assertThat(now).as(trail).containsAllEntriesOf(visible);
            assertThat(registry().latest(TIRE).map(ModelVersion::version).stream())
                    .as(trail)
                    .allMatch(now::containsKey);
            visible = now;
        }
        assertThat(visible).as("seed " + seed).isNotEmpty();
    }

    private boolean isKilled(ArtifactStore store, ModelPackage model) {
        try {
            over(store).publish(model);
            return false;
        } catch (KilledStore.Killed e) {
            return true;
        }
    }
}
