package se.nhv.write;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a narrative may hold (FHIR R4 narrative, txt-1 and txt-2): a div of XHTML with the elements and attributes of basic formatting, no
 * scripts, forms or event handlers, and something to read. Pure.
 */
final class Narratives {
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final Set<String> ELEMENTS = Set.of(
            ("a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre q"
                            + " samp small span strong sub sup table tbody td tfoot th thead tr tt ul var")
                    .split(" ", -1));
    private static final Set<String> ATTRIBUTES = Set.of(
            ("abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class"
                            + " colspan compact coords dir frame headers height href hreflang hspace id lang longdesc name nowrap rel rev"
                            + " rowspan rules scope shape span src start style summary tabindex title type valign value vspace width"
                            + " xmlns xml:lang")
                    .split(" ", -1));

    private Narratives() {}

    /** What would be allowed where the narrative is not; null when it is one. */
    static @Nullable String refusal(String div) {
        Element root;
        try {
            root = XmlText.read(div.getBytes(StandardCharsets.UTF_8));
        } catch (SAXException broken) {
            return "<div xmlns=\"" + XHTML + "\">…</div>";
        }
        if (!"div".equals(root.getLocalName()) || !XHTML.equals(root.getNamespaceURI())) {
            return "<div xmlns=\"" + XHTML + "\">…</div>";
        }
        if (root.getTextContent().isBlank()
                && root.getElementsByTagNameNS(XHTML, "img").getLength() == 0) {
            return "txt-2";
        }
        return foreign(root) ? "txt-1" : null;
    }

    /** Whether the element, or one inside it, is or has what no narrative may. */
    private static boolean foreign(Element element) {
        if (!XHTML.equals(element.getNamespaceURI()) || !ELEMENTS.contains(element.getLocalName())) {
            return true;
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            String value = attribute.getNodeValue().strip().toLowerCase(Locale.ROOT);
            if (!ATTRIBUTES.contains(attribute.getNodeName()) || value.startsWith("javascript:")) {
                return true;
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && foreign(inner)) {
                return true;
            }
        }
        return false;
    }
}
