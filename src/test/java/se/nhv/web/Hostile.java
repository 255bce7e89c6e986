package se.nhv.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text that would act if a page took it for markup: every way out of a text or an attribute, with everything that can act. */
final class Hostile {
    /** Elements that are on no page of ours: text has become markup where one of them is found. */
    static final String MARKUP =
            "script:not([src='/assets/script.js']), img, iframe, math, object, style, template, marquee, video,"
                    + " base, meta[http-equiv], svg script, a[href^='javascript'], form[action^='javascript'], link[href^='//'],"
                    + " [onload], [onerror], [onfocus], [ontoggle], [onstart]";

    private static final List<String> WAYS_OUT = List.of(
            "",
            "\">",
            "'>",
            "</title>",
            "</textarea>",
            "</script>",
            "--><!--",
            "]]>",
            "</option></select>",
            "\" autofocus \">",
            "\u0000\">",
            "</style>",
            "`>",
            "\n\">",
            "</p></main>");

    private static final List<String> ACTS = List.of(
            "<script>hostile=1</script>",
            "<SCRIPT SRC=//x.example></SCRIPT>",
            "<img src=x onerror=hostile=1>",
            "<svg/onload=hostile=1>",
            "<svg><script>hostile=1</script></svg>",
            "<iframe srcdoc='<script>hostile=1</script>'></iframe>",
            "<a href=\"javascript:hostile=1\">x</a>",
            "<body onload=hostile=1>",
            "<input autofocus onfocus=hostile=1>",
            "<details open ontoggle=hostile=1>",
            "<math><mtext><script>hostile=1</script></mtext></math>",
            "<form action=javascript:hostile=1><button>x</button></form>",
            "<meta http-equiv=refresh content='0;url=//x.example'>",
            "<base href=//x.example>",
            "<object data=javascript:hostile=1>",
            "<style>@import '//x.example';</style>",
            "<template><script>hostile=1</script></template>",
            "<marquee onstart=hostile=1>",
            "<video><source onerror=hostile=1></video>",
            "<link rel=stylesheet href=//x.example>");

    private Hostile() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Three hundred of them. */
    static List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (String wayOut : WAYS_OUT) {
            for (String act : ACTS) {
                strings.add(wayOut + act);
            }
        }
        return strings;
    }
}
