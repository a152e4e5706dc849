package io.undercut.stream.sink;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import java.io.IOException;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Writes laps as Parquet with ZSTD. The same laps in the same order give the same bytes: nothing in the file tells when or where. */
public final class LapParquet {
    private LapParquet() {}

    /** The bytes of a Parquet file with these laps in this order. */
    public static byte[] encode(List<Lap> laps) {
        MemoryFile file = new MemoryFile();
        try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(file)
                .withSchema(LapEncoder.SCHEMA)
                .withDataModel(GenericData.get())
                .withConf(new Configuration(false))
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withPageWriteChecksumEnabled(true)
                .build()) {
            for (Lap lap : laps) {
                writer.write(LapEncoder.encode(lap));
            }
        } catch (IOException impossible) {
            throw Fault.defect("writing Parquet to memory failed: " + impossible.getMessage(), impossible);
        }
        return file.bytes();
    }
}
