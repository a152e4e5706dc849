package io.undercut.zoo.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.testing.KilledStore;
import io.undercut.testing.LaggingStore;
import io.undercut.testing.ModelPackages;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A registry whose store lists what there was some time ago, as object stores may. */
class LaggingListTest extends RegistryFixture {
    private static final String TIRE = "tire_degradation";

    private final ModelPackage model = ModelPackages.of(TIRE, "a");

    @Test
    void aVersionIsWholeFromTheMomentOfItsPublication() {
        ModelRegistry lagging = over(new LaggingStore(store()));
        ModelVersion version = lagging.publish(model);

        assertThat(lagging.verify(version).clean()).isTrue();
        lagging.promote(TIRE, version.version(), "better");
        assertThat(lagging.latest(TIRE)).contains(version);
        assertThat(lagging.find(TIRE)).isEqualTo(version);
        assertThat(lagging.find(version.reference())).isEqualTo(version);
        assertThat(lagging.publish(model)).isEqualTo(version);
        // And whoever lists later sees the same files as published.
        assertThat(version.files()).hasSameSizeAs(model.files());
        assertThat(registry().verify(version).clean()).isTrue();
        assertThat(registry().list(TIRE)).containsExactly(version);
    }

    @Test
    void aPublicationJustCompletedIsNoTrouble() {
        try {
            over(new KilledStore(store(), 3, KilledStore.Moment.AFTER)).publish(model);
        } catch (KilledStore.Killed asMeant) {
            assertThat(registry().troubles()).hasSize(1);
        }
        ModelRegistry lagging = over(new LaggingStore(store()));
        ModelVersion version = lagging.publish(model);

        assertThat(lagging.troubles()).isEmpty();
        assertThat(lagging.verify(version).clean()).isTrue();
    }

    @Test
    void aFileThatIsGoneIsMissingThoughTheListStillShowsIt() throws Exception {
        ModelVersion version = registry().publish(model);
        ModelRegistry lagging = over(new LaggingStore(store()));
        Files.delete(file(version, "model.zip"));

        assertThat(lagging.verify(version).describe()).contains("model.zip").contains("missing");
        assertThat(lagging.locate(version.reference()).quarantined()).isTrue();
    }
}
