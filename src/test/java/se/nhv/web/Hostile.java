package se.nhv.web;

import java.util.ArrayList;
import java.util.List;

/** Text that would act if a page took it for markup: every way out of a text or an attribute, with everything that can act. */
final class Hostile {
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
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//x.example></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<body onload=alert(1)>",
            "<input autofocus onfocus=alert(1)>",
            "<details open ontoggle=alert(1)>",
            "<math><mtext><script>alert(1)</script></mtext></math>",
            "<form action=javascript:alert(1)><button>x</button></form>",
            "<meta http-equiv=refresh content='0;url=//x.example'>",
            "<base href=//x.example>",
            "<object data=javascript:alert(1)>",
            "<style>@import '//x.example';</style>",
            "<template><script>alert(1)</script></template>",
            "<marquee onstart=alert(1)>",
            "<video><source onerror=alert(1)></video>",
            "<link rel=stylesheet href=//x.example>");

    private Hostile() {}

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
