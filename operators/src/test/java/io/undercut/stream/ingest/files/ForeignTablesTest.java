package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.testing.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files beside an export that are nobody's we know: in a folder they are left out and told, named by themselves they are refused. */
class ForeignTablesTest {
    private static final Path EXPORT = Path.of("src/test/resources/exports/ergast");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "season,round,driverId,position,points,wins\n2024,1,x,1,26,1\n",
                "Race,Lap,Resumed,Incident,Excluded\nx,1,N,Rain.,\n",
                "Time,Category,Message,Status,Flag,Scope,Sector,RacingNumber,Lap\n2024-03-02,Flag,GREEN,,GREEN,Track,,,1\n",
                "DriverNumber,BroadcastName,Abbreviation,Position,GridPosition,Q1,Q2,Q3,Time,Status,Points\n1,X,VER,1,1,,,,,F,26\n",
                "Date,Status,X,Y,Z,Source,Time,SessionTime\n2024-03-02,OnTrack,1,2,3,pos,0 days,0 days\n",
                "note\nask again on Monday\n"
            })
    void aTableOfSomebodyElseInAFolderIsLeftOutAndTold(String text) throws IOException {
        copyExport();
        Path other = Files.writeString(folder.resolve("other.csv"), text);

        ImportFiles files = ImportFiles.under(List.of(folder.toString()), ExportFormat.AUTO);

        assertThat(files.files()).hasSize(6);
        assertThat(files.leftOut())
                .singleElement()
                .asString()
                .endsWith("other.csv is none of FastF1's or Ergast's tables: its columns are "
                        + columns(text.lines().findFirst().orElseThrow()));
        assertThat(ImportFiles.under(List.of(folder.toString()), ExportFormat.ERGAST)
                        .leftOut())
                .hasSize(1);
        assertThatThrownBy(() -> ImportFiles.under(List.of(folder.toString(), other.toString()), ExportFormat.AUTO))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("other.csv is none of FastF1's or Ergast's tables")
                .hasMessageEndingWith("; export it again, or leave it out");
    }

    @Test
    void aTableThatIsSurelyMeantIsRefusedInAFolderToo() throws IOException {
        copyExport();
        Path laps = folder.resolve("lap_times.csv");
        Files.writeString(laps, Files.readString(laps).replace("milliseconds", "ms"));

        assertThatThrownBy(() -> ImportFiles.under(List.of(folder.toString()), ExportFormat.AUTO))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("lap_times.csv is none of")
                .hasMessageContaining("Ergast laps also has milliseconds");
    }

    @Test
    void aParquetFileOfSomebodyElseIsLeftOutToo() throws IOException {
        copyExport();
        Path other = folder.resolve("other.parquet");
        Schema schema = SchemaBuilder.record("row")
                .fields()
                .requiredInt("apples")
                .requiredInt("pears")
                .endRecord();
        try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(new LocalFile(other))
                .withSchema(schema)
                .withConf(new Configuration(false))
                .build()) {
            writer.write(new GenericRecordBuilder(schema)
                    .set("apples", 1)
                    .set("pears", 2)
                    .build());
        }

        assertThat(ImportFiles.under(List.of(folder.toString()), ExportFormat.AUTO)
                        .leftOut())
                .singleElement()
                .asString()
                .endsWith("other.parquet is none of the lake's tables: its columns are apples, pears");
        assertThatThrownBy(() -> ImportFiles.under(List.of(other.toString()), ExportFormat.AUTO))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("none of the lake's tables");
    }

    @Test
    void aFolderWithNothingElseIsRefusedWithTheReason() throws IOException {
        Files.writeString(folder.resolve("notes.csv"), "note\nx\n");

        assertThatThrownBy(() -> ImportFiles.under(List.of(folder.toString()), ExportFormat.AUTO))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("notes.csv is none of FastF1's or Ergast's tables: its columns are note");
    }

    private static String columns(String header) {
        List<String> names = List.of(header.split(","));
        return String.join(", ", names.subList(0, Math.min(8, names.size()))) + (names.size() > 8 ? ", …" : "");
    }

    private void copyExport() throws IOException {
        try (Stream<Path> files = Files.list(EXPORT)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }
}
