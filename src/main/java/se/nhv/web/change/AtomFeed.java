package se.nhv.web.change;

import java.time.Instant;
import java.util.List;
import se.nhv.web.Frame;
import se.nhv.web.change.ChangesView.Change;

/** Writes changes as Atom (RFC 4287). One use, one thread. */
final class AtomFeed {
    private final String root;
    private final Frame frame;
    private final Instant updated;
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");

    AtomFeed(String root, Frame frame, Instant updated) {
        this.root = root;
        this.frame = frame;
        this.updated = updated;
    }

    String of(List<Change> changes) {
        xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(frame.lang())
                .append("\">\n");
        element("id", root + "/changes.atom");
        element("title", frame.t("site") + ": " + frame.t("changes.title"));
        element("updated", updated.toString());
        xml.append("<author>");
        element("name", frame.t("site"));
        xml.append("</author>\n");
        link("self", root + "/changes.atom");
        link("alternate", root + "/changes");
        changes.forEach(this::entry);
        return xml.append("</feed>\n").toString();
    }

    private void entry(Change change) {
        xml.append("<entry>\n");
        element("id", root + change.id());
        element("title", change.date() + ": " + change.text());
        // when the register learnt of it, which is what a reader of the feed follows
        element("updated", change.known().toString());
        element("summary", change.text());
        link("alternate", root + change.address());
        xml.append("</entry>\n");
    }

    private void element(String name, String text) {
        xml.append('<').append(name).append('>').append(escaped(text));
        xml.append("</").append(name).append(">\n");
    }

    private void link(String rel, String address) {
        xml.append("<link rel=\"").append(rel).append("\" href=\"").append(escaped(address));
        xml.append("\"/>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
