package io.undercut.stream.sink;

import io.undercut.stream.lake.FeatureTable;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.LabelledExample;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Writes examples as Parquet with ZSTD: keys, features by name, label. The same examples give the same bytes. */
final class FeatureParquet {
    private FeatureParquet() {}

    static byte[] encode(FeatureSchema schema, List<LabelledExample> examples) {
        Schema avro = avro(schema);
        return ParquetBytes.of(avro, examples.stream().map(example -> record(avro, schema, example)));
    }

    private static Schema avro(FeatureSchema schema) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("example").namespace("io.undercut.lake").fields();
        for (String text : FeatureTable.TEXT_KEYS) {
            fields = fields.requiredString(text);
        }
        fields = fields.requiredInt(FeatureTable.SEASON)
                .requiredInt(FeatureTable.STINT)
                .requiredInt(FeatureTable.LAP);
        for (String name : FeatureTable.floats(schema)) {
            fields = fields.requiredFloat(name);
        }
        return fields.endRecord();
    }

    private static GenericRecord record(Schema avro, FeatureSchema schema, LabelledExample example) {
        GenericRecord record = new GenericData.Record(avro);
        ExampleKey key = example.key();
        record.put(FeatureTable.RACE, key.raceId());
        record.put(FeatureTable.CIRCUIT, key.circuit());
        record.put(FeatureTable.DRIVER, key.driver());
        record.put(FeatureTable.TEAM, key.team());
        record.put(FeatureTable.COMPOUND, key.compound());
        record.put(FeatureTable.SEASON, key.season());
        record.put(FeatureTable.STINT, key.stint());
        record.put(FeatureTable.LAP, key.lap());
        for (int index = 0; index < schema.width(); index++) {
            record.put(schema.features().get(index).name(), example.features()[index]);
        }
        record.put(schema.label().name(), example.label());
        return record;
    }
}
