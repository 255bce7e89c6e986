package se.nhv.source.variants;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change of form that must not change what is read. */
public enum Variant {
    CRLF {
        @Override
        public byte[] of(String page) {
            return utf8(page.replace("\n", "\r\n"));
        }
    },
    NO_BREAK_SPACES {
        @Override
        public byte[] of(String page) {
            return utf8(page.replaceAll("(?<=\\S) (?=\\S)", "\u00a0"));
        }
    },
    DOUBLED_SPACES {
        @Override
        public byte[] of(String page) {
            return utf8(page.replaceAll("(?<=\\S) (?=\\S)", "  "));
        }
    },
    LOST_BLANK_LINES {
        @Override
        public byte[] of(String page) {
            return utf8(page.replaceAll("\n(\\s*\n)+", "\n"));
        }
    },
    DASHES_FOR_BULLETS {
        @Override
        public byte[] of(String page) {
            return utf8(bullets(page, "-"));
        }
    },
    STARS_FOR_BULLETS {
        @Override
        public byte[] of(String page) {
            return utf8(bullets(page, "*"));
        }
    },
    SQUARES_FOR_BULLETS {
        @Override
        public byte[] of(String page) {
            return utf8(bullets(page, "▪"));
        }
    },
    WINDOWS_1252 {
        @Override
        public byte[] of(String page) {
            Charset windows = Charset.forName("windows-1252");
            return windows.newEncoder().canEncode(page) ? page.getBytes(windows) : utf8(page);
        }
    },
    BYTE_ORDER_MARK {
        @Override
        public byte[] of(String page) {
            return utf8("\ufeff" + page);
        }
    },
    WRAPPED_AT_40 {
        @Override
        public byte[] of(String page) {
            return utf8(wrapped(page, 40));
        }
    },
    WRAPPED_AT_72 {
        @Override
        public byte[] of(String page) {
            return utf8(wrapped(page, 72));
        }
    },
    WRAPPED_AT_200 {
        @Override
        public byte[] of(String page) {
            return utf8(wrapped(page, 200));
        }
    },
    AS_MARKDOWN {
        @Override
        public byte[] of(String page) {
            String headed = HEADING.matcher(page).replaceAll("## $1");
            return utf8(headed.equals(page) || page.startsWith("#") ? headed : "# " + headed.stripLeading());
        }
    },
    AS_HTML {
        @Override
        public byte[] of(String page) {
            return utf8(HtmlForm.of(page));
        }
    },
    AS_PDF {
        @Override
        public byte[] of(String page) {
            return PdfForm.of(page);
        }
    };

    private static final Pattern HEADING = Pattern.compile(
            "(?m)^(Definition|(?:Förtydligande|Avgränsning)[\\p{L} ]*:?|Tillståndsinnehavare|Giltighetstid|Tillståndsbeslut)$");
    private static final Pattern BULLET = Pattern.compile("(?m)^(\\s*)[•-](\\s+)(?=\\S)");

    /** The page's bytes in this form. */
    public abstract byte[] of(String page);

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String bullets(String page, String glyph) {
        return BULLET.matcher(page).replaceAll("$1" + Matcher.quoteReplacement(glyph) + "$2");
    }

    private static String wrapped(String page, int columns) {
        List<String> lines = new ArrayList<>();
        for (String line : page.split("\n", -1)) {
            lines.add(line.startsWith("#") ? line : wrap(line, columns));
        }
        return String.join("\n", lines);
    }

    private static String wrap(String line, int columns) {
        StringBuilder out = new StringBuilder();
        String rest = line;
        while (rest.length() > columns) {
            int indent = rest.length() - rest.stripLeading().length();
            int space = rest.lastIndexOf(' ', columns);
            space = space <= indent + 2 ? rest.indexOf(' ', columns) : space;
            if (space < 0) {
                break;
            }
            out.append(rest, 0, space).append('\n');
            rest = rest.substring(space + 1);
        }
        return out.append(rest).toString();
    }
}
