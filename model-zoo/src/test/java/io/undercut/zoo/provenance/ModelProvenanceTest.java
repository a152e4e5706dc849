package io.undercut.zoo.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelProvenanceTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final DatasetFingerprint LAPS = new DatasetFingerprint("laps", SHA, 20000);
    private static final DatasetFingerprint WEATHER = new DatasetFingerprint("weather", SHA, 900);
    private static final MathSetting CORE = new MathSetting("OPENBLAS_CORETYPE", "Haswell");
    private static final MathSetting THREADS = new MathSetting("OMP_NUM_THREADS", "1");

    @Test
    void isReadBackAsItWasWritten() {
        ModelProvenance written =
                new ModelProvenance(identity(configuration(), List.of(LAPS), List.of(CORE)), circumstances(2));
        ModelProvenance read = ModelProvenance.read(written.lineageJson(), written.circumstancesJson());
        assertThat(read).isEqualTo(written);
        assertThat(read.lineageJson()).isEqualTo(written.lineageJson());
    }

    @Test
    void hasTheSameLineageUnderOtherCircumstances() {
        TrainingIdentity identity = identity(configuration(), List.of(LAPS), List.of(CORE));
        ModelProvenance here = new ModelProvenance(identity, circumstances(1));
        ModelProvenance there = new ModelProvenance(identity, circumstances(8));
        assertThat(here.lineageJson()).isEqualTo(there.lineageJson());
        assertThat(here.circumstancesJson()).isNotEqualTo(there.circumstancesJson());
    }

    @Test
    void hasTheSameLineageInWhateverOrderItWasGathered() {
        ObjectNode reordered = JsonNodeFactory.instance.objectNode();
        reordered
                .put("rounds", 10L)
                .put("learning_rate", 0.001)
                .putObject("nested")
                .put("b", 2)
                .put("a", 1.5f);
        TrainingIdentity one = identity(configuration(), List.of(LAPS, WEATHER), List.of(CORE, THREADS));
        TrainingIdentity other = identity(reordered, List.of(WEATHER, LAPS), List.of(THREADS, CORE));
        assertThat(other).isEqualTo(one);
        assertThat(CanonicalJson.write(other)).isEqualTo(CanonicalJson.write(one));
    }

    @Test
    void isWrittenWithSortedSnakeCaseKeys() {
        ModelProvenance written =
                new ModelProvenance(identity(configuration(), List.of(LAPS), List.of()), circumstances(1));
        assertThat(new String(written.lineageJson(), UTF_8))
                .containsSubsequence("\"datasets\"", "\"feature_set\"", "\"model_type\"", "\"races\"", "\"recipe\"")
                .containsSubsequence("\"learning_rate\" : 0.001", "\"nested\"", "\"a\"", "\"b\"", "\"rounds\"")
                .contains("\"num_workers\" : 4")
                .doesNotContain("\r")
                .endsWith("}\n");
        assertThat(new String(written.circumstancesJson(), UTF_8))
                .contains("\"trained_at\" : \"2026-02-14T02:00:00Z\"", "\"dag_run_id\" : null");
    }

    @Test
    void doesNotLetItsConfigurationBeChanged() {
        ObjectNode configuration = configuration();
        TrainingIdentity identity = identity(configuration, List.of(LAPS), List.of());
        configuration.put("rounds", 99);
        ((ObjectNode) identity.recipe().configuration()).put("rounds", 99);
        assertThat(identity.recipe().configuration().get("rounds").asInt()).isEqualTo(10);
    }

    @Test
    void refusesRacesThatStandInTwoSets() {
        assertThatThrownBy(() -> new RaceSets(List.of("2024-01"), List.of("2024-01"), List.of()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("2024-01 of train overlaps");
        assertThatThrownBy(() -> new RaceSets(List.of("2024"), List.of(), List.of("2024-07")))
                .hasMessageContaining("overlaps");
        assertThatThrownBy(() -> new RaceSets(List.of(), List.of(), List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new RaceSets(List.of("Monza"), List.of(), List.of()))
                .hasMessageContaining("2024-05 or 2024");
    }

    @Test
    void refusesMalformedParts() {
        assertThatThrownBy(() -> new DatasetFingerprint("laps", "abc", 1)).hasMessageContaining("64");
        assertThatThrownBy(() -> new DatasetFingerprint("laps", SHA, -1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> identity(configuration(), List.of(LAPS, LAPS), List.of()))
                .hasMessageContaining("'laps' stands twice");
        assertThatThrownBy(() -> circumstances(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> ModelProvenance.read("{".getBytes(UTF_8), new byte[0]))
                .isInstanceOf(Fault.class)
                .message()
                .hasLineCount(1)
                .contains("lineage.json");
        assertThatThrownBy(() -> ModelProvenance.read("{}".getBytes(UTF_8), new byte[0]))
                .isInstanceOf(Fault.class);
    }

    @Test
    void knowsTheMachineItRunsOn() {
        assertThat(Machine.here("pit-wall").jvm()).contains(System.getProperty("java.runtime.version"));
    }

    private static ObjectNode configuration() {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration.putObject("nested").put("a", 1.5).put("b", 2);
        return configuration.put("learning_rate", 0.001).put("rounds", 10);
    }

    private static TrainingIdentity identity(
            ObjectNode configuration, List<DatasetFingerprint> datasets, List<MathSetting> math) {
        return new TrainingIdentity(
                "tire_degradation",
                new FeatureSetFingerprint("tire", "v1", SHA),
                datasets,
                new RaceSets(List.of("2022", "2023-01"), List.of("2023-02"), List.of("2024")),
                new TrainingSettings(configuration, 42, 4, new StepFingerprint("dl4j", math), "0.1.0"));
    }

    private static TrainingCircumstances circumstances(int parallelism) {
        Machine machine = new Machine("OpenJDK 17", "Linux 6", "amd64", "pit-wall");
        return new TrainingCircumstances(Instant.parse("2026-02-14T02:00:00Z"), null, null, parallelism, machine);
    }
}
