package io.undercut.stream.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class FlinkTypesTest {
    @Test
    void lapsCrossTheNetworkAsPojosWithTheirNulls() throws IOException {
        Lap bare = new Lap(
                LapFixtures.full(2024, 1, "VER", 1).race(),
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        for (Lap lap : List.of(LapFixtures.full(2024, 1, "VER", 1), LapFixtures.sparse(2024, 1, "VER", 2), bare)) {
            assertThat(passed(Lap.class, lap)).isEqualTo(lap);
        }
    }

    @Test
    void arrivalsAndRejectedRecordsCrossTheNetwork() throws IOException {
        ArrivedLap undecodable = ArrivedLap.undecodable("file", 1, 7, "problem", "{}");
        RejectedRecord rejected = new RejectedRecord("laps", "file", 7, "reason", "{}");

        assertThat(passed(ArrivedLap.class, undecodable)).isEqualTo(undecodable);
        assertThat(passed(RejectedRecord.class, rejected)).isEqualTo(rejected);
        ArrivedRow row = ArrivedRow.rejected(Tables.WEATHER, 1, 7, "problem", "{}");
        assertThat(passed(ArrivedRow.class, row)).isEqualTo(row);
    }

    private static <T> T passed(Class<T> type, T value) throws IOException {
        TypeInformation<T> information = TypeInformation.of(type);
        assertThat(information).isInstanceOf(PojoTypeInfo.class);
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<T> serializer = information.createSerializer(config);
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(serializer.copy(value), out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
