package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.stream.ingest.parquet.LakeRows;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.lake.PartitionReader;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports into one partition at the same moment, whatever the lake lies on. */
abstract class PartitionCommitContract {
    static final Partition SEASON = new Partition("laps", 2024, null);
    private static final int MANY = 8;

    private static final ConcurrentHashMap<Integer, PartitionReader> READERS = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT_READER = new AtomicInteger();

    /** A lake of this name, empty at first, the same each time it is asked for within a test. */
    abstract LakeLayout lake(String name);

    final LakeLayout lake() {
        return lake("lake");
    }

    @Test
    void anImportThatWasOvertakenMergesWithWhatCameBetween() throws Exception {
        List<Lap> first = LapFixtures.race(2024, 1, 30);
        List<Lap> second = LapFixtures.race(2024, 2, 30);
        AtomicBoolean overtaken = new AtomicBoolean();

        PartitionOutcome outcome = imported(first, ConflictPolicy.KEEP, partition -> {
            if (!overtaken.getAndSet(true)) {
                imported(second, ConflictPolicy.KEEP, new LakeRows(lake()));
            }
            return new LakeRows(lake()).open(partition);
        });

        assertThat(laps()).containsExactlyElementsOf(sorted(first, second));
        assertThat(outcome.kept()).isEqualTo(60);
        assertThat(outcome.added()).isEqualTo(60);
        assertThat(outcome.partition().rows()).isEqualTo(120);
    }

    @Test
    void whatGaveWayIsToldOnceThoughItWasMergedTwice() throws Exception {
        Lap ours = LapFixtures.timed(2024, 1, "VER", 1, 88_000);
        Lap theirs = LapFixtures.timed(2024, 1, "VER", 1, 99_000);
        AtomicBoolean overtaken = new AtomicBoolean();
        List<RejectedRecord> lost = new ArrayList<>();

        PartitionOutcome outcome = imported(List.of(ours), ConflictPolicy.KEEP, lost, partition -> {
            RecordReader<Object[]> before = new LakeRows(lake()).open(partition);
            if (!overtaken.getAndSet(true)) {
                imported(List.of(theirs), ConflictPolicy.KEEP, new LakeRows(lake()));
            }
            return before;
        });

        assertThat(laps()).containsExactly(theirs);
        assertThat(outcome.kept()).isZero();
        assertThat(outcome.conflicts()).isEqualTo(1);
        assertThat(lost).singleElement().extracting(RejectedRecord::row).isEqualTo(1L);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConflictPolicy.class,
            names = {"KEEP", "REPLACE"})
    void manyImportsAtOnceLoseNoLapAndGiveTheBytesOfOneAfterTheOther(ConflictPolicy policy) throws Exception {
        long seed = 20260214;
        Random random = new Random(seed);
        List<List<Lap>> parts = new ArrayList<>();
        for (int part = 0; part < MANY; part++) {
            List<Lap> laps = new ArrayList<>(LapFixtures.race(2024, part + 1, 5 + random.nextInt(20)));
            // What all of them say: no import may undo it.
            laps.addAll(LapFixtures.race(2024, MANY + 1, 3));
            Collections.shuffle(laps, random);
            parts.add(laps);
        }

        allAtOnce(parts.stream()
                .<Callable<PartitionOutcome>>map(laps -> () -> imported(laps, policy, new LakeRows(lake())))
                .toList());

        PartitionManifest manifest = PartitionManifest.in(lake().folder(SEASON)).orElseThrow();
        LakeLayout calm = lake("calm");
        for (List<Lap> laps : parts) {
            imported(calm, laps, policy, new ArrayList<>(), new LakeRows(calm));
        }
        assertThat(laps())
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        sorted(parts.toArray(List[]::new)).stream().distinct().toList());
        assertThat(manifest)
                .as("seed %d", seed)
                .isEqualTo(PartitionManifest.in(calm.folder(SEASON)).orElseThrow());
        assertThat(LakeFiles.sha256(lake().files(SEASON).get(0))).isEqualTo(manifest.sha256());
    }

    private static void allAtOnce(List<Callable<PartitionOutcome>> imports) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(imports.size());
        try {
            for (Future<PartitionOutcome> one : threads.invokeAll(imports)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    final List<Lap> laps() {
        return new LakeTables(lake()).laps(2024);
    }

    @SafeVarargs
    static List<Lap> sorted(List<Lap>... parts) {
        RowOrder order = new RowOrder(Tables.LAPS);
        return Stream.of(parts)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(lap -> LapTable.values(lap).toArray(), order))
                .toList();
    }

    final PartitionOutcome imported(List<Lap> laps, ConflictPolicy policy, PartitionReader reader) {
        return imported(laps, policy, new ArrayList<>(), reader);
    }

    private PartitionOutcome imported(
            List<Lap> laps, ConflictPolicy policy, List<RejectedRecord> lost, PartitionReader reader) {
        return imported(lake(), laps, policy, lost, reader);
    }

    /** A reader that survives the way to a task: looked up there. */
    private record Registered(int number) implements PartitionReader {
        static Registered of(PartitionReader reader) {
            Registered registered = new Registered(NEXT_READER.incrementAndGet());
            READERS.put(registered.number, reader);
            return registered;
        }

        @Override
        public RecordReader<Object[]> open(Partition partition) {
            return READERS.get(number).open(partition);
        }
    }

    /** As a job would: sorted rows, then the end of the input. */
    private static PartitionOutcome imported(
            LakeLayout into, List<Lap> laps, ConflictPolicy policy, List<RejectedRecord> lost, PartitionReader reader) {
        PartitionWriter writer = new PartitionWriter(into, Registered.of(reader), policy, List.of("laps.parquet"));
        List<ArrivedRow> rows = new ArrayList<>();
        for (int row = 0; row < laps.size(); row++) {
            rows.add(arrived(laps.get(row), row + 1));
        }
        rows.sort(Comparator.comparingLong(ArrivedRow::order));
        try (KeyedOneInputStreamOperatorTestHarness<Long, ArrivedRow, String> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(writer), ArrivedRow::partition, Types.LONG)) {
            harness.open();
            for (ArrivedRow row : rows) {
                harness.processElement(row, row.order());
            }
            harness.processWatermark(Long.MAX_VALUE);
            if (harness.getSideOutput(PartitionWriter.LOST) != null) {
                harness.getSideOutput(PartitionWriter.LOST).forEach(record -> lost.add(record.getValue()));
            }
            List<?> outcomes = (List<?>) harness.getEnvironment()
                    .getAccumulatorRegistry()
                    .getUserMap()
                    .get(PartitionWriter.OUTCOMES)
                    .getLocalValue();
            return (PartitionOutcome) outcomes.get(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ArrivedRow arrived(Lap lap, long row) {
        Object[] values = LapTable.values(lap).toArray();
        return new ArrivedRow(
                Tables.ALL.indexOf(Tables.LAPS),
                Partition.of(
                                Tables.LAPS,
                                new RaceId(lap.race().season(), lap.race().round()))
                        .key(),
                new RowOrder(Tables.LAPS).prefix(values),
                new RowCodec(Tables.LAPS).encode(values),
                0,
                row,
                null,
                null);
    }
}
