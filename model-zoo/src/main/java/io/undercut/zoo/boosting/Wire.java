package io.undercut.zoo.boosting;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A connection to XGBoost's collective: numbers of 32 bits in the machine's order, texts behind their length in bytes. */
final class Wire implements AutoCloseable {
    private static final int MAGIC = 0xff99;
    /** Longer than any of the protocol's texts. */
    private static final int LONGEST = 1 << 20;

    private final Socket socket;
    private final DataInputStream in;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    void shakeHands() throws IOException {
        number(MAGIC);
        if (number() != MAGIC) {
            throw new IOException("not of the collective");
        }
    }

    void number(int number) throws IOException {
        socket.getOutputStream().write(bytes(number).array());
    }

    void send(String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        number(content.length);
        socket.getOutputStream().write(content);
    }

    String text() throws IOException {
        int length = number();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] content = new byte[length];
        in.readFully(content);
        return new String(content, StandardCharsets.UTF_8);
    }

    private int number() throws IOException {
        ByteBuffer read = bytes(0);
        in.readFully(read.array());
        return read.getInt(0);
    }

    private static ByteBuffer bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(0, number);
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
