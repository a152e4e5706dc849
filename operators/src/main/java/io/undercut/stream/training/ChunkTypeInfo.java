package io.undercut.stream.training;

import io.undercut.stream.training.round.Chunk;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to move chunks with their own serializer. */
public final class ChunkTypeInfo extends TypeInformation<Chunk> {
    private static final long serialVersionUID = 1L;

    /** The one instance. */
    public static final ChunkTypeInfo INSTANCE = new ChunkTypeInfo();

    private ChunkTypeInfo() {}

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<Chunk> getTypeClass() {
        return Chunk.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Chunk> createSerializer(SerializerConfig config) {
        return ChunkSerializer.INSTANCE;
    }

    @Override
    @Deprecated
    public TypeSerializer<Chunk> createSerializer(ExecutionConfig config) {
        return ChunkSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "Chunk";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkTypeInfo;
    }

    @Override
    public int hashCode() {
        return ChunkTypeInfo.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ChunkTypeInfo;
    }
}
