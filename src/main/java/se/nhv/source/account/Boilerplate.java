package se.nhv.source.account;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that every page carries and that say nothing about its area: at most 25 patterns, each named. A test holds
 * that none of them matches a line of a definition.
 */
public final class Boilerplate {
    private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();
    /** The patterns of whole sentences; the others are of links and labels, which have no full stop. */
    private static final Set<String> SENTENCES = new HashSet<>();

    /** What makes a sentence of a link's words. */
    private static final Pattern VERB = Pattern.compile(".* (finns|hittar|finner|kan|ingår|är) .*");

    private static final String PAGE_DATES = "page dates";

    static {
        put("comment of a saved text", "#.*");
        sentence(
                "what the page holds",
                "(Här|Nedan|På (den här )?sidan) (hittar|finns|finner|ligger|kan|får|redovisas|visas) .*");
        sentence(
                "what the decision holds",
                "(I )?([Ss]ocialstyrelsens|[Mm]yndighetens) beslut (hittar|finns|anger|framgår|beskriver|står) .*");
        sentence(
                "what the permit decision holds",
                "(I n|N)ämnd(ens|beslutet|en för nationell).{0,40} (hittar|finns|anger|framgår|beskriver|beslutar) .*");
        sentence(
                "yearly reporting",
                "(Verksamheter|Enheter|Regioner|De|Alla|Den)\\b.{0,80} rapporterar (varje år|årligen) .*");
        sentence(
                "measures are made",
                "((Uppföljningsm|M)ått(en)?|Följande (uppföljnings)?mått) .{0,40}"
                        + "((tas|tagits|har tagits|kommer att tas) fram|är under framtagande).*");
        put(
                "read more",
                "(Läs|Du kan läsa)( (även|också|mer|vidare))? (om|hos|på|i|under|vidare) .{1,160}|Se (även|också|respektive|mer|vidare) .{1,160}"
                        + "|Mer (om|hos|information) .{1,160}");
        put(
                PAGE_DATES,
                "(Senast (uppdaterad|granskad|ändrad)|Publicerad|Uppdaterad|Granskad)\\s*:?\\s*([\\d -]{0,12}|\\d{1,2} \\p{Ll}{3,9} \\d{4})");
        sentence(
                "law that replaced rikssjukvård",
                "(I och med|I samband med|Genom|Enligt|Med stöd av|Av) .{0,80}(lag|lagen|bestämmelse\\p{L}*)\\b.*(rikssjukvård|ändr|övergång).*");
        put(
                "banner: trouble with the site",
                ".{0,60}\\b(webbplatsen|webbsidan|sökfunktionen|e-tjänsten|sajten)\\b.{0,160}");
        put("banner: search", "Sökningen .*|Felet .{0,60}|Vi (arbetar|beklagar|jobbar) .{0,80}");
        put("banner: thanks", "Tack för .{0,60}");
        put("cookies", ".{0,40}\\b(kakor|cookies)\\b.{0,200}");
        put(
                "navigation",
                "[/|»›·]{1,3}|(Hoppa till .{0,40}|Till (toppen|startsidan|innehållet).{0,20}|Start(sida)?|Meny|Sök|Lyssna|Skriv ut|Dela.{0,30}|Tillbaka.{0,40}|Översikt|Other languages|(In )?English|Svenska|Lättläst|Teckenspråk|Kontakt|Om sidan|Stäng|Visa (mer|mindre|alla)|Fäll (ut|ihop).{0,20}|Innehåll(sförteckning)?|Facebook|LinkedIn|Twitter|E-post)");
        put("photo credit", "FOTO: .*");
        put("page number, or a date alone", "(Sida )?\\d{1,3}( ?\\(\\d{1,3}\\)| av \\d{1,3})?|\\d{4}-\\d{2}-\\d{2}");
        put("page footer", "SOCIALSTYRELSEN \\d{4}-\\d{2}-\\d{2}.*|SOCIALSTYRELSEN");
        put("source of an article", "Källa enligt .*|Källa: .*");
        put("download", "(Ladda ner|Hämta|Öppna|Beställ) .{0,120}");
        put("link to a file", ".{0,120}\\((pdf|PDF|Pdf|Excel|xlsx)[^)]{0,20}\\)");
        put("contact us", "(Kontakta|Mejla|Ring|Har du frågor|Vid frågor) .{0,120}");
        put("was this useful", "(Hjälpte|Var|Hittade du) .{0,40}(dig|sidan|informationen|sökte).{0,20}\\?|Ja|Nej");
    }

    private Boilerplate() {}

    private static void sentence(String name, String pattern) {
        put(name, pattern);
        SENTENCES.add(name);
    }

    private static void put(String name, String pattern) {
        PATTERNS.put(name, Pattern.compile(pattern));
    }

    /** The name of the pattern that matches the whole text, if one does. */
    public static Optional<String> matching(String text) {
        return PATTERNS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether the text is the beginning of a sentence that every page carries, and not the whole of it. */
    public static boolean cut(String text) {
        boolean sentence = matching(text)
                .filter(name -> SENTENCES.contains(name) || VERB.matcher(text).matches())
                .isPresent();
        return sentence && !text.matches(".*[.!?]");
    }

    /** Whether the text is the line that says when the page was written or changed. */
    public static boolean pageDate(String text) {
        return matching(text).filter(PAGE_DATES::equals).isPresent();
    }

    /** Every pattern by its name. */
    public static Map<String, Pattern> patterns() {
        return Collections.unmodifiableMap(PATTERNS);
    }
}
