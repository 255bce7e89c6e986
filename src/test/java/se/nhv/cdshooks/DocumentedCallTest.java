package se.nhv.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.nhv.testing.RunningRegister;

/** The call in docs/cds-hooks.md is one that works. */
class DocumentedCallTest {
    @Test
    void theExampleOfTheGuideGivesACard() throws IOException {
        Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "cds-hooks.md")));
        assertThat(example.find()).isTrue();
        try (RunningRegister register = RunningRegister.start()) {
            HttpResponse<byte[]> answer =
                    register.post(register.root() + "/cds-services/order-sign", "application/json", example.group(1));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(CdsHooksClient.json(answer).path("cards")).hasSize(1);
        }
    }
}
