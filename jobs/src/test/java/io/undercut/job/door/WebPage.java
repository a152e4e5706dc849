package io.undercut.job.door;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Sends what a browser would on behalf of a page, byte by byte: Java's client lets nobody set these headers. */
public final class WebPage {
    /** The body of an upload as a form sends it. */
    public static final String FORM = """
        --x\r
        Content-Disposition: form-data; name="jarfile"; filename="evil.jar"\r
        Content-Type: application/x-java-archive\r
        \r
        not even a jar\r
        --x--\r
        """;

    private final String host;
    private final int port;

    /** A page that asks this server. */
    public WebPage(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param text head and body
     */
    public record Answer(int status, String text) {
        /** Whether a page other than the server's own may read it. */
        public boolean readableByAnyPage() {
            return text.toLowerCase(Locale.ROOT).contains("access-control-allow-origin: *");
        }
    }

    /** Sends a request whose headers, the host's too, are the given lines. */
    public Answer ask(String request, String body, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(request).append(" HTTP/1.1\r\n");
        List.of(headers).forEach(header -> text.append(header).append("\r\n"));
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (content.length > 0) {
            text.append("Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ")
                    .append(content.length)
                    .append("\r\n");
        }
        text.append("Connection: close\r\n\r\n").append(body);
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(text.split(" ", 3)[1]), text);
    }
}
