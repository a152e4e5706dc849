package io.undercut.job.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Car;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.PitMarks;
import io.undercut.race.RaceId;
import io.undercut.race.RoadPosition;
import io.undercut.race.SpeedTraps;
import io.undercut.race.TireUse;
import io.undercut.race.Weather;
import io.undercut.stream.feature.lap.LapFeatureTopology;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.record.ArrivedLap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bad records of a stream that never ends. */
class LiveDeadLettersXIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final int A_RACE = 100;
    private static final int RACES = 4;
    /** Of so many records four are bad. */
    private static final int CYCLE = 20;

    @Test
    void aBadRecordIsRejectedWithItsReasonAndTheJobGoesOn() throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(
                new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        environment.setParallelism(1).setRuntimeMode(RuntimeExecutionMode.STREAMING);
        SingleOutputStreamOperator<Lap> laps = environment
                .fromSequence(0, Long.MAX_VALUE)
                .map(LiveDeadLettersXIT::record)
                .returns(TypeInformation.of(ArrivedLap.class))
                .process(new ScreenLaps(), TypeInformation.of(Lap.class));
        LapFeatureTopology topology = LapFeatureTopology.of(laps, Duration.ofMinutes(3), LapFeatures.SELECTION);
        List<String> told = new ArrayList<>();
        try (CloseableIterator<String> results = topology.rows()
                .map(row -> "row " + row.key())
                .returns(Types.STRING)
                .union(laps.getSideOutput(ScreenLaps.REJECTED)
                        .union(topology.rejected())
                        .map(record -> "letter " + record.file() + " " + record.row() + ": " + record.reason())
                        .returns(Types.STRING))
                .collectAsync()) {
            JobClient job = environment.executeAsync("live laps");
            while (told.isEmpty() || !told.get(told.size() - 1).startsWith("row " + race(RACES))) {
                told.add(results.next());
            }
            assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
            job.cancel().get();
        }

        List<String> letters = told.stream()
                .filter(one -> one.startsWith("letter ") && number(one) < RACES * A_RACE)
                .toList();
        List<String> rows = told.stream()
                .filter(one -> one.startsWith("row ") && !one.startsWith("row " + race(RACES)))
                .toList();
        assertThat(letters).hasSize(RACES * A_RACE * 4 / CYCLE);
        assertThat(rows).hasSize(RACES * A_RACE - letters.size());
        assertThat(letters.subList(0, 4))
                .containsExactly(
                        "letter live 5: tire_age is 'old'; must be a whole number",
                        "letter live 9: driver is null; must have a value",
                        "letter live 13: tire_age is 99; must be within 1 … 80",
                        "letter live 17: lap_end_ms is 1; must be at least lap_start_ms, which is 721000");
        assertThat(told.indexOf(letters.get(0))).isLessThan(told.lastIndexOf(rows.get(rows.size() - 1)));
    }

    private static long number(String letter) {
        return Long.parseLong(letter.substring("letter live ".length(), letter.indexOf(':')));
    }

    /** Races after each other, in each two cars lap after lap. */
    private static RaceId race(long number) {
        return new RaceId((int) (2000 + number / 20 % 90), (int) (1 + number % 20));
    }

    private static ArrivedLap record(long number) {
        int way = (int) (number % CYCLE);
        if (way == 5) {
            return ArrivedLap.undecodable(
                    "live", 0, number, "tire_age is 'old'; must be a whole number", "{\"tire_age\": \"old\"}");
        }
        int at = (int) (number % A_RACE);
        long start = at / 2 * 90_000L + (at % 2 == 0 ? 0 : 1_000);
        long end = way == 17 ? 1 : start + 90_000;
        Lap lap = new Lap(
                race(number / A_RACE),
                "Grand Prix",
                "monza",
                "R",
                A_RACE / 2,
                new Car(way == 9 ? null : at % 2 == 0 ? "AAA" : "BBB", 1 + at % 2, "Team"),
                1 + at / 2,
                new LapTimes(90_000, null, null, null, start, end),
                new TireUse(Compound.HARD, way == 13 ? 99 : 1 + at / 2, 1, true),
                new PitMarks(false, false, null, null),
                new RoadPosition(1 + at % 2, null, null),
                "1",
                new Weather(null, null, null, null, null, null),
                new SpeedTraps(null, null, null, null),
                false,
                true,
                "live");
        return ArrivedLap.sound(lap, "live", 0, number);
    }
}
