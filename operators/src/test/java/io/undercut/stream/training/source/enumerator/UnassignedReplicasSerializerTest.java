package io.undercut.stream.training.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.stream.training.source.split.ReplicaSplit.Cursor;
import io.undercut.stream.training.source.split.ReplicaSplit.Phase;
import io.undercut.zoo.network.NetworkState;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnassignedReplicasSerializerTest {
    private static final UnassignedReplicas NONE = new UnassignedReplicas(List.of(), "{}");
    private static final UnassignedReplicas SOME = new UnassignedReplicas(
            List.of(
                    ReplicaSplit.fresh(0),
                    new ReplicaSplit(
                            4,
                            Phase.EMIT,
                            new Cursor(3, 2, 1, 0, 900, 64, 1.25, 0, 0),
                            new NetworkState(new float[] {1, 2}, new float[] {3}, 8))),
            "{\"replicas\": 5}");

    private final UnassignedReplicasSerializer serializer = new UnassignedReplicasSerializer();

    @Test
    void readsWhatItWrote() throws IOException {
        assertThat(read(serializer.serialize(NONE))).isEqualTo(NONE);
        assertThat(read(serializer.serialize(SOME))).usingRecursiveComparison().isEqualTo(SOME);
    }

    @Test
    void noticesEveryFlippedBit() throws IOException {
        for (UnassignedReplicas unassigned : List.of(NONE, SOME)) {
            byte[] bytes = serializer.serialize(unassigned);
            for (int at = 0; at < bytes.length; at++) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    byte[] flipped = bytes.clone();
                    flipped[at] ^= (byte) (1 << bit);
                    assertRefused(flipped, "byte " + at + ", bit " + bit);
                }
            }
        }
    }

    @Test
    void noticesThatTheEndIsMissing() throws IOException {
        byte[] bytes = serializer.serialize(SOME);
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length), length + " bytes of " + bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void refusesAnotherVersionEvenWithoutReplicas(int version) {
        for (UnassignedReplicas unassigned : List.of(NONE, SOME)) {
            assertThatThrownBy(() -> serializer.deserialize(version, serializer.serialize(unassigned)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("version " + version + "; this build reads 2");
        }
    }

    private void assertRefused(byte[] bytes, String what) {
        assertThatThrownBy(() -> read(bytes))
                .as(what)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INTEGRITY_FAILURE))
                .hasMessageContaining("restore an older checkpoint");
    }

    private UnassignedReplicas read(byte[] bytes) throws IOException {
        return serializer.deserialize(serializer.getVersion(), bytes);
    }
}
