package se.nhv.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** A client that has begun to page goes on as if nobody wrote and nothing was started anew. */
class CursorTest {
    private static final String ENDPOINT = """
            {"resourceType":"Endpoint","id":"%s","status":"active","connectionType":{"code":"x"},"name":"%s",
             "payloadType":[{"text":"x"}],"address":"https://nhv.example/%s"}""";

    private static void write(RunningRegister register, String id) {
        String type = "application/fhir+json";
        String body = ENDPOINT.formatted(id, id, id);
        assertThat(register.method("PUT", "Endpoint/" + id, type, body).statusCode())
                .isEqualTo(201);
    }

    private static List<String> rest(Asking asking, String next, String from, String to) {
        List<String> all = new ArrayList<>();
        String page = next;
        while (page != null) {
            Bundle bundle = asking.get(page.replace(from, to));
            all.addAll(Asking.ids(bundle));
            page = bundle.getLink(Bundle.LINK_NEXT) == null
                    ? null
                    : bundle.getLink(Bundle.LINK_NEXT).getUrl();
        }
        return all;
    }

    @Test
    void pagesGoOnInTheirOwnEditionAfterWritesAndAfterARestart(@TempDir Path folder) {
        Path log = folder.resolve("log.db");
        String next;
        String base;
        try (RunningRegister register = WritableRegister.start(log)) {
            base = register.base();
            for (String id : List.of("a", "b", "d", "e")) {
                write(register, id);
            }
            Bundle first = new Asking(register).get("Endpoint?_count=1&_sort=name");
            assertThat(Asking.ids(first)).containsExactly("a");
            next = first.getLink(Bundle.LINK_NEXT).getUrl();
            write(register, "c");
            assertThat(rest(new Asking(register), next, base, base)).containsExactly("b", "d", "e");
        }
        try (RunningRegister register = WritableRegister.start(log)) {
            Asking asking = new Asking(register);
            assertThat(asking.get("Endpoint").getTotal()).isEqualTo(5);
            assertThat(rest(asking, next, base, register.base())).containsExactly("b", "d", "e");
        }
    }

    @Test
    void twoRegistersWithTheSameContentTakeEachOthersCursors() {
        try (RunningRegister one = RunningRegister.start();
                RunningRegister other = RunningRegister.start()) {
            Bundle first = new Asking(one).get("Organization?_count=20&_sort=-name");
            String next = first.getLink(Bundle.LINK_NEXT).getUrl();
            assertThat(rest(new Asking(other), next, one.base(), other.base()))
                    .isEqualTo(rest(new Asking(one), next, one.base(), one.base()))
                    .hasSize(first.getTotal() - 20);
        }
    }
}
