package io.undercut.stream.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.race.Lap;
import io.undercut.stream.record.ArrivedLap;
import io.undercut.stream.sink.LapParquet;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LapFileTest {
    private static final List<Lap> LAPS = List.of(
            LapFixtures.full(2024, 1, "VER", 1),
            LapFixtures.sparse(2024, 1, "VER", 2),
            LapFixtures.full(2024, 1, "VER", 3));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("laps_2024.parquet");
    }

    @Test
    void lapsComeBackFromTheLakeAsTheyWere() throws IOException {
        Files.write(file, LapParquet.encode(LAPS));

        assertThat(LapFile.laps(flink(file))).isEqualTo(LAPS);
    }

    @Test
    void lapsComeBackFromAPublicExportWithItsNamesWidthsAndExtraColumns() throws IOException {
        PublicLapFile.of(LAPS).to(file);

        assertThat(LapFile.laps(flink(file))).isEqualTo(LAPS);
    }

    @Test
    void aWrittenFileIsZstdWithChecksumsAndTellsNoTime() throws IOException {
        Files.write(file, LapParquet.encode(LAPS));

        ParquetMetadata footer = ParquetFooter.read(flink(file));

        assertThat(footer.getBlocks().get(0).getColumns())
                .allSatisfy(chunk -> assertThat(chunk.getCodec().name()).isEqualTo("ZSTD"));
        assertThat(footer.getFileMetaData().getKeyValueMetaData())
                .containsOnlyKeys("parquet.avro.schema", "writer.model.name");
        assertThat(LapParquet.encode(LAPS)).isEqualTo(LapParquet.encode(LAPS));
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        byte[] whole = LapParquet.encode(LAPS);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));

        refused(file + " is not a complete Parquet file: its footer is missing; copy it again");
    }

    @Test
    void aFileOfAnotherKindIsNamed() throws IOException {
        Files.writeString(file, "season,round\n2024,1\n");
        refused(file + " is not a Parquet file");

        Files.write(file, new byte[0]);
        refused(file + " is empty; copy it again");

        Files.delete(file);
        refused(file + " does not exist");
    }

    @Test
    void aDamagedFooterIsNamed() throws IOException {
        byte[] whole = LapParquet.encode(LAPS);
        Arrays.fill(whole, whole.length - 400, whole.length - 8, (byte) 0xff);
        Files.write(file, whole);

        refused("its footer is damaged");
    }

    @Test
    void aDamagedPageIsNamedWithItsRows() throws IOException {
        byte[] whole = LapParquet.encode(LAPS);
        int event = new String(whole, StandardCharsets.ISO_8859_1).indexOf("2024-01");
        whole[event] ^= 1;
        Files.write(file, whole);

        assertThatThrownBy(() -> LapFile.laps(flink(file)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(file + " is damaged in row group 1, rows 1 … 3");
    }

    @Test
    void aMissingColumnIsNamedWithFileAndType() throws IOException {
        PublicLapFile.of(LAPS).without("tyre_life").to(file);

        refused(file + " is not a f1data laps file: column tyre_life (integer) is missing");
    }

    @Test
    void everyMistypedColumnIsNamedWithExpectedAndFound() throws IOException {
        PublicLapFile.of(LAPS)
                .mistyped("lap_time_ms", Schema.Type.STRING)
                .with(2, "lap_time_ms", "fast")
                .mistyped("pit_in", Schema.Type.STRING)
                .with(3, "pit_in", "maybe")
                .to(file);

        refused("column lap_time_ms must be integer, found text; column pit_in must be true/false, found text");
    }

    @Test
    void aColumnWithoutAValueIsUnknownWhateverItsType() throws IOException {
        PublicLapFile.of(LAPS).mistyped("lap_time_ms", Schema.Type.STRING).to(file);

        assertThat(LapFile.laps(flink(file)))
                .hasSize(3)
                .allSatisfy(lap -> assertThat(lap.times().lapMs()).isNull());
    }

    @Test
    void columnsThatAPartitionedTableKeepsInItsFoldersNamesAreRead() throws IOException {
        Path part = PublicLapFile.of(LAPS)
                .without("season")
                .without("round")
                .without("event")
                .to(folder.resolve("season=2024/round=1/event=Gro%C3%9Fer Preis/part-0.parquet"));

        assertThat(LapFile.laps(flink(part)))
                .extracting(lap -> lap.race() + " " + lap.event())
                .containsOnly("2024-01 Großer Preis");

        Path wrong = PublicLapFile.of(LAPS).without("season").to(folder.resolve("season=last/part-0.parquet"));
        assertThatThrownBy(() -> LapFile.check(flink(wrong)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("column season must be integer, found last in a folder's name");
    }

    @Test
    void aRecordThatIsNoLapTellsWhyAndTheRestIsRead() throws IOException {
        PublicLapFile.of(LAPS)
                .with(1, "compound", "CHEESE")
                .with(2, "driver", null)
                .to(file);

        try (LapFile open = LapFile.open(flink(file), 0)) {
            List<ArrivedLap> found = List.of(open.next(), open.next(), open.next());

            assertThat(found).extracting(ArrivedLap::row).containsExactly(1L, 2L, 3L);
            assertThat(found.get(0).problem()).startsWith("compound is 'CHEESE'; must be one of [HYPERSOFT");
            assertThat(found.get(0).record()).contains("\"compound\": \"CHEESE\"");
            assertThat(found.get(1).problem()).isEqualTo("driver is null; must have a value");
            assertThat(found.get(2).lap().lap()).isEqualTo(3);
        }
    }

    @Test
    void anIntegerTooWideIsARejectedRecordNotAWrongNumber() throws IOException {
        PublicLapFile.of(LAPS).with(1, "round", 4_294_967_297L).to(file);

        try (LapFile open = LapFile.open(flink(file), 0)) {
            assertThat(open.next().problem()).isEqualTo("round is 4294967297; must fit 32 bits");
        }
    }

    private void refused(String message) {
        assertThatThrownBy(() -> LapFile.check(flink(file)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining(message);
    }

    private static org.apache.flink.core.fs.Path flink(Path path) {
        return new org.apache.flink.core.fs.Path(path.toString());
    }
}
