package se.nhv.terminology.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The text of a file: UTF-8 with or without mark, or, where it cannot be that, Windows-1252, as older files of the authority are. */
final class TextFile {
    private static final Charset ANSI = Charset.forName("windows-1252");

    private TextFile() {}

    static List<String> lines(Path file) throws IOException {
        return text(Files.readAllBytes(file)).lines().toList();
    }

    static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, ANSI);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
