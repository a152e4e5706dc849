package io.undercut.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Shows an object when it is committed and never before; knows no resumption. */
final class ObjectRecoverableWriter implements RecoverableWriter {
    private final Bucket bucket;

    /** Where whole objects go. */
    interface Bucket {
        void put(Path path, byte[] bytes) throws IOException;
    }

    ObjectRecoverableWriter(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public RecoverableFsDataOutputStream open(Path path) {
        return new Stream(path);
    }

    @Override
    public RecoverableFsDataOutputStream recover(ResumeRecoverable resumable) {
        throw new UnsupportedOperationException("nothing is resumed here");
    }

    @Override
    public boolean requiresCleanupOfRecoverableState() {
        return false;
    }

    @Override
    public boolean cleanupRecoverableState(ResumeRecoverable resumable) {
        return false;
    }

    @Override
    public RecoverableFsDataOutputStream.Committer recoverForCommit(CommitRecoverable resumable) {
        throw new UnsupportedOperationException("nothing is resumed here");
    }

    @Override
    public SimpleVersionedSerializer<CommitRecoverable> getCommitRecoverableSerializer() {
        throw new UnsupportedOperationException("nothing is resumed here");
    }

    @Override
    public SimpleVersionedSerializer<ResumeRecoverable> getResumeRecoverableSerializer() {
        throw new UnsupportedOperationException("nothing is resumed here");
    }

    @Override
    public boolean supportsResume() {
        return false;
    }

    private final class Stream extends RecoverableFsDataOutputStream {
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        private final Path path;

        private Stream(Path path) {
            this.path = path;
        }

        @Override
        public ResumeRecoverable persist() {
            throw new UnsupportedOperationException("nothing is resumed here");
        }

        @Override
        public Committer closeForCommit() {
            return new Committer() {
                @Override
                public void commit() throws IOException {
                    bucket.put(path, gathered.toByteArray());
                }

                @Override
                public void commitAfterRecovery() {
                    throw new UnsupportedOperationException("nothing is resumed here");
                }

                @Override
                public CommitRecoverable getRecoverable() {
                    throw new UnsupportedOperationException("nothing is resumed here");
                }
            };
        }

        @Override
        public long getPos() {
            return gathered.size();
        }

        @Override
        public void write(int octet) {
            gathered.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            gathered.write(octets, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }
}
