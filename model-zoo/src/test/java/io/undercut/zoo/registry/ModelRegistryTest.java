package io.undercut.zoo.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.FaultReason;
import io.undercut.testing.ModelPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest extends RegistryFixture {
    private static final String TIRE = "tire_degradation";

    @Test
    void publishesEveryFileWithItsChecksum() {
        ModelPackage model = ModelPackages.of(TIRE, "a");
        ModelVersion version = registry().publish(model);
        assertThat(version.version()).isEqualTo(model.version()).matches("[0-9a-f]{12}");
        assertThat(version.created()).isEqualTo(NOON);
        assertThat(version.files()).isEqualTo(model.published());
        assertThat(version.uri()).isEqualTo(store().uri() + TIRE + "/" + version.version() + "/");
        assertThat(version.quarantined()).isFalse();
        for (PackageFile file : model.files()) {
            assertThat(registry().read(version, file.name())).isEqualTo(file.bytes());
        }
        assertThat(registry().verify(version).clean()).isTrue();
    }

    @Test
    void changesNothingWhenTheSameIdentityIsPublishedAgain() {
        ModelVersion first = registry().publish(ModelPackages.of(TIRE, "a", "one place"));
        List<String> paths = store().list("");
        ModelVersion again = registry().publish(ModelPackages.of(TIRE, "a", "another place"));
        assertThat(again).isEqualTo(first);
        assertThat(store().list("")).isEqualTo(paths);
        assertThat(registry().read(again, "circumstances.json")).asString().isEqualTo("one place");
    }

    @Test
    void listsByTypeThenOldestFirst() {
        ModelVersion a = registry().publish(ModelPackages.of(TIRE, "a"));
        ModelVersion b = registry().publish(ModelPackages.of(TIRE, "b"));
        ModelVersion brake = registry().publish(ModelPackages.of("brake_bias", "a"));
        assertThat(registry().list()).containsExactly(brake, a, b);
        assertThat(registry().list(TIRE)).containsExactly(a, b);
        assertThat(registry().list("../..")).isEmpty();
    }

    @Test
    void promotesOnce() {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        assertThat(registry().latest(TIRE)).isEmpty();
        Promotion first = registry().promote(TIRE, version.version(), "better by 3 %");
        Promotion again = registry().promote(TIRE, version.version(), "once more");
        assertThat(first.alreadyPromoted()).isFalse();
        assertThat(first.previous()).isNull();
        assertThat(again.alreadyPromoted()).isTrue();
        assertThat(again.promotedAt()).isEqualTo(first.promotedAt());
        assertThat(again.reason()).isEqualTo("better by 3 %");
        assertThat(registry().latest(TIRE)).contains(version);
    }

    @Test
    void rollsBackByPromotingAnOlderVersion() {
        ModelVersion a = registry().publish(ModelPackages.of(TIRE, "a"));
        ModelVersion b = registry().publish(ModelPackages.of(TIRE, "b"));
        registry().promote(TIRE, a.version(), "first");
        assertThat(registry().promote(TIRE, b.version(), "better").previous()).isEqualTo(a.version());
        assertThat(registry().promote(TIRE, a.version(), "rollback").previous()).isEqualTo(b.version());
        assertThat(registry().latest(TIRE)).contains(a);
    }

    @Test
    void promotesOverTheChampionItWasComparedWithAlone() {
        ModelVersion a = registry().publish(ModelPackages.of(TIRE, "a"));
        ModelVersion b = registry().publish(ModelPackages.of(TIRE, "b"));
        ModelVersion c = registry().publish(ModelPackages.of(TIRE, "c"));
        assertThat(registry().promoteOver(a.version(), TIRE, b.version(), "better than a"))
                .isEmpty();
        assertThat(registry().latest(TIRE)).isEmpty();
        assertThat(registry().promoteOver(null, TIRE, a.version(), "the first")).isPresent();
        assertThat(registry().promoteOver(null, TIRE, b.version(), "the first, too"))
                .isEmpty();
        assertThat(registry().promoteOver(a.version(), TIRE, b.version(), "better than a"))
                .hasValueSatisfying(
                        promotion -> assertThat(promotion.previous()).isEqualTo(a.version()));
        assertThat(registry().promoteOver(a.version(), TIRE, c.version(), "better than a"))
                .isEmpty();
        assertThat(registry().latest(TIRE)).contains(b);
        // Killed and repeated.
        assertThat(registry().promoteOver(a.version(), TIRE, b.version(), "better than a"))
                .hasValueSatisfying(
                        promotion -> assertThat(promotion.alreadyPromoted()).isTrue());
    }

    @Test
    void ofManyWhoWereComparedWithTheSameChampionOneTakesItsPlace() throws Exception {
        List<String> candidates = IntStream.range(0, 8)
                .mapToObj(candidate -> registry()
                        .publish(ModelPackages.of(TIRE, "" + candidate))
                        .version())
                .toList();
        ExecutorService runs = Executors.newFixedThreadPool(candidates.size());
        try {
            List<Future<Boolean>> promoted = runs.invokeAll(candidates.stream()
                    .map(candidate -> (Callable<Boolean>) () -> registry()
                            .promoteOver(null, TIRE, candidate, "the first")
                            .isPresent())
                    .toList());
            int winners = 0;
            for (Future<Boolean> one : promoted) {
                winners += one.get() ? 1 : 0;
            }
            assertThat(winners).isOne();
        } finally {
            runs.shutdownNow();
        }
    }

    @Test
    void keepsTheLatestWhenAnotherTypeIsPromoted() {
        ModelVersion tire = registry().publish(ModelPackages.of(TIRE, "a"));
        ModelVersion brake = registry().publish(ModelPackages.of("brake_bias", "b"));
        registry().promote(TIRE, tire.version(), "first");
        registry().promote("brake_bias", brake.version(), "first");
        assertThat(registry().latest(TIRE)).contains(tire);
    }

    @Test
    void findsByNameByVersionAndByItsBeginning() {
        ModelVersion a = registry().publish(ModelPackages.of(TIRE, "a"));
        registry().publish(ModelPackages.of(TIRE, "b"));
        registry().promote(TIRE, a.version(), "first");
        assertThat(registry().find(TIRE)).isEqualTo(a);
        assertThat(registry().find(TIRE + "@latest")).isEqualTo(a);
        assertThat(registry().find(a.reference())).isEqualTo(a);
        assertThat(registry().find(TIRE + "@" + a.version().substring(0, 6))).isEqualTo(a);
    }

    @Test
    void answersAnUnknownNameWithTheNearest() {
        registry().publish(ModelPackages.of(TIRE, "a"));
        registry().publish(ModelPackages.of("brake_bias", "a"));
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().find("tire_degredation"))
                .contains("did you mean tire_degradation?")
                .contains("there are brake_bias, tire_degradation");
    }

    @Test
    void answersAnUnknownVersionWithWhatThereIs() {
        ModelVersion a = registry().publish(ModelPackages.of(TIRE, "a"));
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().find(TIRE + "@zzz"))
                .contains("did you mean " + a.version());
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().find(TIRE + "@"))
                .contains(a.version());
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().find(TIRE))
                .contains("promoted yet")
                .contains(a.version());
    }

    @Test
    void refusesAnAmbiguousBeginning() {
        for (int i = 0; i < 17; i++) {
            registry().publish(ModelPackages.of(TIRE, "" + i));
        }
        // Seventeen ids, sixteen digits: two begin alike.
        Set<String> seen = new HashSet<>();
        String doubled = registry().list(TIRE).stream()
                .map(version -> version.version().substring(0, 1))
                .filter(digit -> !seen.add(digit))
                .findFirst()
                .orElseThrow();
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().find(TIRE + "@" + doubled))
                .contains("ambiguous");
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().find(TIRE + "@zzz"))
                .contains("and 7 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "../x", "x@../../y", "a@b@c", "x\n\u001b[31m", "@latest"})
    void answersNonsenseInOneLine(String reference) {
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().find(reference))
                .contains("none is published");
        registry().publish(ModelPackages.of(TIRE, "a"));
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().find(reference))
                .contains(TIRE)
                .doesNotContain("\u001b");
    }

    @Test
    void refusesAPromotionWithoutAReason() {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().promote(TIRE, version.version(), " "));
    }

    @Test
    void refusesToReadAFileThatWasNotPublished() throws IOException {
        ModelVersion version = registry().publish(ModelPackages.of(TIRE, "a"));
        Files.writeString(file(version, "evil.sh"), "x");
        assertFault(FaultReason.INVALID_CONFIGURATION, () -> registry().read(version, "evil.sh"))
                .contains("evil.sh")
                .contains("model.zip");
    }
}
