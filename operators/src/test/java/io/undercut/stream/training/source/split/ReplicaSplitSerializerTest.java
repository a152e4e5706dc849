package io.undercut.stream.training.source.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.source.split.ReplicaSplit.Cursor;
import io.undercut.stream.training.source.split.ReplicaSplit.Phase;
import io.undercut.zoo.network.NetworkState;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaSplitSerializerTest {
    private final ReplicaSplitSerializer serializer = new ReplicaSplitSerializer();

    @ParameterizedTest
    @EnumSource(Phase.class)
    void readsWhatItWrote(Phase phase) throws IOException {
        ReplicaSplit split = split(phase);
        byte[] bytes = serializer.serialize(split);
        ReplicaSplit read = read(bytes);
        assertThat(read).usingRecursiveComparison().isEqualTo(split);
        assertThat(serializer.serialize(read)).isEqualTo(bytes);
    }

    @Test
    void readsAReplicaThatHasNotBegun() throws IOException {
        ReplicaSplit fresh = ReplicaSplit.fresh(7);
        assertThat(read(serializer.serialize(fresh))).isEqualTo(fresh);
    }

    @Test
    void noticesEveryFlippedBit() throws IOException {
        byte[] bytes = serializer.serialize(split(Phase.AWAIT));
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertRefused(flipped, "byte " + at + ", bit " + bit);
            }
        }
    }

    @Test
    void noticesThatTheEndIsMissingOrTooMuchIsThere() throws IOException {
        byte[] bytes = serializer.serialize(split(Phase.TRAIN));
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length), length + " bytes of " + bytes.length);
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "one byte too many");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void refusesAnotherVersion(int version) throws IOException {
        byte[] bytes = serializer.serialize(split(Phase.TRAIN));
        assertThatThrownBy(() -> serializer.deserialize(version, bytes))
                .isInstanceOf(IOException.class)
                .hasMessage("replica state has version " + version + "; this build reads 1");
    }

    private void assertRefused(byte[] bytes, String what) {
        assertThatThrownBy(() -> read(bytes))
                .as(what)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INTEGRITY_FAILURE))
                .hasMessageContaining("restore an older checkpoint");
    }

    private ReplicaSplit read(byte[] bytes) throws IOException {
        return serializer.deserialize(serializer.getVersion(), bytes);
    }

    private static ReplicaSplit split(Phase phase) {
        return new ReplicaSplit(
                3,
                phase,
                new Cursor(11, 2, 5, 64, 5_000_000_000L, 96, 12.75, 20, 2.5),
                new NetworkState(new float[] {1, -0f, Float.MIN_VALUE}, new float[] {0.5f, 2}, 46));
    }
}
