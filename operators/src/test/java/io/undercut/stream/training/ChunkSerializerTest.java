package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.round.Chunk;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkSerializerTest {
    @ParameterizedTest
    @ValueSource(ints = {Chunk.WHOLE, Chunk.METRICS, 0, 1, 255, 256, 70_000})
    void readsWhatItWrote(int index) throws IOException {
        Chunk chunk = chunk(index);
        Chunk read = read(written(chunk));
        assertThat(read).usingRecursiveComparison().isEqualTo(chunk);
        assertThat(written(read)).isEqualTo(written(chunk));
        assertThat(read(written(new Chunk(index, 1, 2, 3, 4.5, new byte[0]))).payload())
                .isEmpty();
    }

    @Test
    void copiesWithoutALoss() throws IOException {
        byte[] bytes = written(chunk(3));
        DataOutputSerializer out = new DataOutputSerializer(64);
        ChunkSerializer.INSTANCE.copy(new DataInputDeserializer(bytes), out);
        assertThat(out.getCopyOfBuffer()).isEqualTo(bytes);
    }

    @Test
    void noticesEveryFlippedBit() throws IOException {
        byte[] bytes = written(chunk(1));
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> read(flipped))
                        .as("byte %d, bit %d", at, bit)
                        .isInstanceOfSatisfying(
                                Fault.class,
                                fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INTEGRITY_FAILURE))
                        .hasMessageContaining("restore an older checkpoint");
            }
        }
    }

    @Test
    void noticesThatTheEndIsMissing() throws IOException {
        byte[] bytes = written(chunk(1));
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(truncated))
                    .as("%d bytes of %d", length, bytes.length)
                    .isInstanceOf(EOFException.class);
        }
    }

    private static Chunk chunk(int index) {
        return new Chunk(index, 17, 2, 3, 96, Chunk.encode(new float[] {1, -0f, Float.MIN_VALUE, 1e30f}, 0, 4));
    }

    private static byte[] written(Chunk chunk) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        ChunkSerializer.INSTANCE.serialize(chunk, out);
        return out.getCopyOfBuffer();
    }

    private static Chunk read(byte[] bytes) throws IOException {
        return ChunkSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }
}
