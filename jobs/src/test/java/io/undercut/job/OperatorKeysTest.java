package io.undercut.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.jobmanager.HighAvailabilityMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the validator of Flink's Kubernetes operator 1.10 asks of a FlinkDeployment. The operator is in no Maven repository, so its rules
 * stand here, read from its source; it is built on Flink 1.19 and knows options by their names there.
 */
class OperatorKeysTest {
    private static final Path MANIFESTS = Path.of("../k8s");

    /** Options that the operator itself reads and that Flink 1.20 has renamed, by their names in 1.19. */
    private static final Map<ConfigOption<?>, String> RENAMED = Map.of(
            CheckpointingOptions.CHECKPOINTS_DIRECTORY, "state.checkpoints.dir",
            CheckpointingOptions.SAVEPOINT_DIRECTORY, "state.savepoints.dir",
            CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, "state.checkpoints.num-retained",
            StateRecoveryOptions.SAVEPOINT_PATH, "execution.savepoint.path",
            StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, "execution.savepoint.ignore-unclaimed-state");

    /** The operator gives these itself and refuses a deployment that has them. */
    private static final List<String> ITS_OWN =
            List.of("kubernetes.namespace", "kubernetes.cluster-id", "high-availability.cluster-id");

    private static final Pattern SETTING = Pattern.compile("^ {4}([a-z][\\w.-]+): *(.*)$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("(?m)^kind: FlinkDeployment\\nmetadata:\\n {2}name: (.*)$");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void whatFlinkRenamedStandsUnderTheNameThatTheOperatorReadsToo(String overlay) {
        Map<String, String> settings = settings(overlay);

        RENAMED.forEach((option, old) -> assertThat(settings.get(old))
                .as("%s beside %s", old, option.key())
                .isEqualTo(settings.get(option.key())));
    }

    @Test
    void flinkTakesBothNamesForOneOption() {
        RENAMED.forEach((option, old) -> {
            List<String> known = new ArrayList<>();
            option.fallbackKeys().forEach((FallbackKey key) -> known.add(key.getKey()));
            assertThat(known).as(option.key()).contains(old);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void stateCanBeTakenOverByAnUpgradedJob(String overlay) {
        Map<String, String> settings = settings(overlay);

        assertThat(found("upgradeMode: *(\\S+)", "base")).containsExactly("last-state");
        assertThat(settings.get("state.checkpoints.dir")).startsWith("gs://");
        assertThat(settings.get("state.savepoints.dir")).startsWith("gs://");
        // The last state of a job is found through the records of the high availability, standby JobManagers too.
        assertThat(HighAvailabilityMode.isHighAvailabilityModeActivated(Configuration.fromMap(settings)))
                .isTrue();
        assertThat(settings.get("high-availability.storageDir")).startsWith("gs://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void whatTheOperatorGivesItselfIsNotSet(String overlay) {
        assertThat(settings(overlay)).doesNotContainKeys(ITS_OWN.toArray(String[]::new));
    }

    @Test
    void namesSizesAndParallelismAreWhatItTakes() {
        assertThat(found(NAME.pattern(), "base"))
                .filteredOn(name -> !name.equals("any"))
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).matches("[a-z]([-a-z\\d]{0,43}[a-z\\d])?"));
        // Flink's sizes, in which m is a mebibyte and no thousandth.
        assertThat(found("(?m)^ {6}memory: (\\S+)$", "base"))
                .hasSize(4)
                .allSatisfy(size ->
                        assertThat(MemorySize.parse(size).getMebiBytes()).isBetween(1_000, 10_000));
        assertThat(found("(?m)^ {4}parallelism: (\\S+)$", "base"))
                .allSatisfy(
                        parallelism -> assertThat(Integer.parseInt(parallelism)).isPositive());
        assertThat(found("flinkVersion: (\\S+)", "base")).containsOnly("v1_20");
    }

    @Test
    void theBaseRepeatsTheShippedConfiguration() throws IOException {
        Map<String, String> shipped = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("../flink-conf/config.yaml"))) {
            int colon = line.indexOf(": ");
            if (!line.startsWith("#") && colon > 0) {
                shipped.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        Map<String, String> base = read("base");

        assertThat(base.entrySet().stream().filter(entry -> entry.getKey().startsWith("restart-strategy.")))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(shipped).contains(entry));
        assertThat(base.entrySet().stream().filter(entry -> shipped.containsKey(entry.getKey())))
                .hasSizeGreaterThan(20)
                .allSatisfy(entry -> assertThat(shipped).contains(entry));
    }

    /** The base with an overlay over it. */
    private static Map<String, String> settings(String overlay) {
        Map<String, String> settings = new LinkedHashMap<>(read("base"));
        settings.putAll(read("overlays/" + overlay));
        return settings;
    }

    private static Map<String, String> read(String folder) {
        return files(folder)
                .filter(text -> text.contains("  flinkConfiguration:\n"))
                .map(text -> text.substring(text.indexOf("  flinkConfiguration:\n")))
                .flatMap(text -> SETTING.matcher(text).results())
                .collect(Collectors.toMap(
                        setting -> setting.group(1),
                        setting -> setting.group(2).replaceAll("^\"|\"$", ""),
                        (one, other) -> other,
                        LinkedHashMap::new));
    }

    private static List<String> found(String pattern, String folder) {
        return files(folder)
                .flatMap(text -> Pattern.compile(pattern).matcher(text).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.list(MANIFESTS.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(OperatorKeysTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
