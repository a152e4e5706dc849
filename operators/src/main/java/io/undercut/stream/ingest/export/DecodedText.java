package io.undercut.stream.ingest.export;

import io.undercut.stream.lake.LakeFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.fs.Path;

/** The characters of a text file: UTF-8, or whatever its byte order mark tells, or the zeros that UTF-16 has where a name is ASCII. */
final class DecodedText {
    private static final int LONGEST_MARK = 4;
    private static final char MARK = '\uFEFF';
    /** What a file of an encoding begins with, longest first; a dot is any byte but zero. */
    private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

    static {
        BEGINNINGS.put("fffe0000", "UTF-32LE");
        BEGINNINGS.put("0000feff", "UTF-32BE");
        BEGINNINGS.put("fffe", "UTF-16LE");
        BEGINNINGS.put("feff", "UTF-16BE");
        BEGINNINGS.put("..000000", "UTF-32LE");
        BEGINNINGS.put("000000..", "UTF-32BE");
        BEGINNINGS.put("..00..00", "UTF-16LE");
        BEGINNINGS.put("00..00..", "UTF-16BE");
    }

    private DecodedText() {}

    /** Opens a file; bytes that are none of the encoding become {@code \\uFFFD}. */
    static Reader open(Path path) throws IOException {
        InputStream bytes = new BufferedInputStream(LakeFiles.open(path));
        bytes.mark(LONGEST_MARK);
        byte[] first = bytes.readNBytes(LONGEST_MARK);
        bytes.reset();
        PushbackReader text = new PushbackReader(new InputStreamReader(
                bytes,
                Charset.forName(encoding(first))
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        // Each of these encodings keeps the mark, behind which a quoted name would not begin with its quote.
        int beginning = text.read();
        if (beginning != MARK && beginning >= 0) {
            text.unread(beginning);
        }
        return text;
    }

    private static String encoding(byte[] first) {
        StringBuilder text = new StringBuilder();
        StringBuilder shape = new StringBuilder();
        for (byte value : first) {
            text.append("%02x".formatted(value));
            shape.append(value == 0 ? "00" : "..");
        }
        return BEGINNINGS.entrySet().stream()
                .filter(known -> text.toString().startsWith(known.getKey())
                        || shape.toString().equals(known.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("UTF-8");
    }
}
