package se.nhv.source.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.nhv.source.directory.Similarity;

/** The sections of the authority's templates, old and new, and how their headings are written. */
public enum Section {
    DEFINITION("definition(en)?( (av|för) .{1,40})?|vad (som )?utgör nationell högspecialiserad vård", "definition"),
    CLARIFICATIONS(
            "förtydligande(n|na)?( (till|av|i|om) (definition(en)?|beslutet))?",
            "förtydliganden till definitionen",
            "förtydligande till definitionen",
            "förtydliganden"),
    DELIMITATIONS(
            "avgränsning(ar|arna|en)?( (till|av|i|från|för) (definition(en)?|beslutet))?",
            "avgränsningar till definitionen",
            "avgränsning till definitionen",
            "avgränsningar"),
    COMBINED(
            "(förtydligande(n|na)?|avgränsning(ar|arna)?)( till definitionen)?( ?(,|/|&|och|samt|eller) ?)"
                    + "(förtydligande(n|na)?|avgränsning(ar|arna)?)( (till|av|i) definition(en)?)?",
            "förtydliganden och avgränsningar till definitionen",
            "avgränsningar och förtydliganden till definitionen"),
    HOLDERS(
            "(tillstånds)?innehavare(n)?( av tillstånd)?|tillståndshavare|(enheter|regioner|vårdgivare) med tillstånd|"
                    + "innehavare av tillståndet",
            "tillståndsinnehavare"),
    VALIDITY(
            "giltighetstid(en)?|giltighet|tillstånd(et|ets|ens)? ?(giltighetstid|period(en)?)|tillståndsperiod(en)?",
            "giltighetstid"),
    DECISION("(socialstyrelsens|myndighetens) beslut|beslut(et)?", "socialstyrelsens beslut"),
    PERMIT_DECISION("tillståndsbeslut(et|en)?|nämndbeslut(et)?|nämndens (tillstånds)?beslut", "tillståndsbeslut"),
    FOLLOW_UP("(årlig|fördjupad) uppföljning( .{1,60})?|uppföljning(en)?", "årlig uppföljning"),
    MEASURES("uppföljningsmått(en)?|mått för årlig uppföljning", "uppföljningsmått"),
    CONDITIONS("(generella|särskilda) villkor|villkor", "särskilda villkor"),
    MORE(
            "mer hos (oss|andra)|läs (mer|även|också)|relaterat|relaterad (information|läsning)|mer information|dokument|"
                    + "publikationer|ladda ner|länkar|se även|kontakt(a oss|uppgifter)?|bilagor",
            "mer hos andra",
            "mer hos oss",
            "kontakt"),
    SITE(
            "nationell högspecialiserad vård|om sidan|senast uppdaterad|publicerad",
            "nationell högspecialiserad vård",
            "senast uppdaterad",
            "publicerad");

    /** Words that are headings of a page only where they cannot be a sub-heading of its definition. */
    private static final Pattern BARE = Pattern.compile("(?iu)uppföljning(en)?|beslut(et)?");

    private static final int LONGEST = 70;

    private final Pattern written;
    private final List<String> canonical;

    Section(String written, String... canonical) {
        this.written = Pattern.compile(written);
        this.canonical = List.of(canonical);
    }

    /** The section whose heading the text is; a heading with a letter wrong is one too. */
    public static Optional<Section> of(String text) {
        boolean within = text.isEmpty() || Character.isLowerCase(text.charAt(0));
        if (within || text.length() > LONGEST || text.endsWith(".") || text.startsWith("#")) {
            return Optional.empty();
        }
        String plain = plain(text);
        for (Section section : values()) {
            if (section.written.matcher(plain).matches()) {
                return Optional.of(section);
            }
        }
        return misspelt(plain);
    }

    /** Whether the text is the beginning of a heading and not the whole of one: what is left where a page was cut off. */
    public static boolean begins(String text) {
        String plain = plain(text);
        boolean own = text.isEmpty() || Character.isLowerCase(text.charAt(0)) || spelt(text);
        return !own
                && Arrays.stream(values())
                        .flatMap(section -> section.canonical.stream())
                        .anyMatch(heading -> heading.length() > plain.length() && heading.startsWith(plain));
    }

    /** Whether the text is a heading with no letter wrong. */
    public static boolean spelt(String text) {
        String plain = plain(text);
        return Arrays.stream(values())
                .anyMatch(section -> section.written.matcher(plain).matches());
    }

    /** Whether the heading is so short that inside a definition it may be one of its own sub-headings. */
    public static boolean bare(String text) {
        return BARE.matcher(plain(text)).matches();
    }

    private static Optional<Section> misspelt(String plain) {
        for (Section section : values()) {
            for (String right : section.canonical) {
                int limit = right.length() < 12 ? 1 : 2;
                if (plain.length() >= 8 && Similarity.distance(plain, right, limit) <= limit) {
                    return Optional.of(section);
                }
            }
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("\\s*[:;]\\s*$", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** A heading and what follows it on the same line: "Giltighetstid: Tillståndet gäller …". */
    public record Inline(Section section, String rest) {}

    private static final Pattern INLINE = Pattern.compile("^([^:]{4,40}):\\s+(\\S.*)$");

    private static final Set<Section> INLINED =
            Set.of(DEFINITION, CLARIFICATIONS, DELIMITATIONS, COMBINED, HOLDERS, VALIDITY);

    /** The heading that stands on one line with its content, if the text is that. */
    public static Optional<Inline> inline(String text) {
        Matcher found = INLINE.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        return of(found.group(1)).filter(INLINED::contains).map(section -> new Inline(section, found.group(2)));
    }
}
