package se.nhv.vignettes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import se.nhv.testing.RunningRegister;

/** The page for people as a door: the address that a person's answers lead to, and what its HTML says. */
final class ReferPageDoor {
    private ReferPageDoor() {}

    /** @param places each permit in order, with its suitability */
    record Result(String slug, String verdict, List<String> places) {}

    static List<Result> results(RunningRegister register, DoorsTest.Patient patient) {
        HttpResponse<byte[]> answer = register.get(register.root() + "/refer?" + String.join("&", parameters(patient)));
        assertThat(answer.statusCode()).as(RunningRegister.text(answer)).isEqualTo(200);
        List<Result> results = new ArrayList<>();
        for (Element result : Jsoup.parse(RunningRegister.text(answer)).select("article.result")) {
            List<String> places = new ArrayList<>();
            for (Element place : result.select("ol.destinations > li")) {
                String permit =
                        place.select("a[href*=OrganizationAffiliation/]").attr("href");
                places.add(permit.substring(permit.lastIndexOf('/') + 1) + " " + place.className());
            }
            String slug = result.attr("aria-labelledby").replaceFirst("^area-", "");
            String verdict = result.select("p.verdict").attr("class").replaceFirst("^verdict ", "");
            results.add(new Result(slug, verdict, places));
        }
        return results;
    }

    private static List<String> parameters(DoorsTest.Patient patient) {
        List<String> parameters = new ArrayList<>();
        parameters.add(patient.code() == null ? "area=" + patient.area() : "diagnosis=" + encoded(patient.code()));
        if (patient.age() != null) {
            parameters.add("age=" + patient.age());
        }
        if (patient.county() != null) {
            parameters.add("county=" + patient.county());
        }
        patient.answers().forEach((linkId, yes) -> parameters.add((yes ? "yes=" : "no=") + encoded(linkId)));
        return parameters;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
