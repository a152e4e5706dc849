package io.undercut.stream.feature.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.record.ArrivedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTopologyXIT {
    private static final long SEED = 31;

    @RegisterExtension
    private static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                    .setNumberTaskManagers(2)
                    .setNumberSlotsPerTaskManager(2)
                    .build());

    @ParameterizedTest
    @EnumSource(
            value = RuntimeExecutionMode.class,
            names = {"BATCH", "STREAMING"})
    void rowsInAnyOrderGiveTheFeaturesOfThePlainClasses(RuntimeExecutionMode mode) throws Exception {
        List<RaceCard> races = RaceRows.drawn(SEED);
        List<ArrivedRow> rows = new ArrayList<>(RaceRows.of(races));
        Collections.shuffle(rows, new Random(SEED));
        List<String> expected = new ArrayList<>();
        OutcomeFeatures.rows(races, row -> expected.add(text(row)));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false))
                .setParallelism(4);
        environment.setRuntimeMode(mode);

        List<String> found = new ArrayList<>();
        try (CloseableIterator<OutcomeRow> given = OutcomeTopology.of(
                        environment.fromData(rows, TypeInformation.of(ArrivedRow.class)))
                .executeAndCollect()) {
            given.forEachRemaining(row -> found.add(text(row)));
        }

        Collections.sort(found);
        Collections.sort(expected);
        assertThat(found.equals(expected))
                .as("seed %d: %d rows, %d expected", SEED, found.size(), expected.size())
                .isTrue();
    }

    private static String text(OutcomeRow row) {
        return String.join(
                " ",
                row.key(),
                row.circuit(),
                row.team(),
                Arrays.toString(row.values()),
                Arrays.toString(row.labels()));
    }
}
