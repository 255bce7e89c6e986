package se.nhv.source.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as lines.
 *
 * @param lines the lines that are not empty, in reading order
 * @param address the web address that the document says it is at; null when it says none
 * @param remarks what was odd about the bytes, for the report
 */
public record Lines(List<Line> lines, @Nullable String address, List<String> remarks) {
    public Lines {
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }
}
