package se.nhv.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.nhv.settings.Settings;
import se.nhv.testing.RunningRegister;

/** An operator who has named the clients that may call: the others are turned away. */
class TrustedClientsTest {
    private static final String ISSUER = "https://ehr.example";
    private static ECKey key;
    private static ECKey stranger;
    private static RSAKey rsa;
    private static RunningRegister register;

    @BeforeAll
    static void start(@TempDir Path folder) throws JOSEException, IOException {
        key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
        rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        stranger = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
        Path file = folder.resolve("clients.json");
        Files.writeString(
                file,
                "{\"clients\":[{\"iss\":\"" + ISSUER + "\",\"jwks\":{\"keys\":["
                        + key.toPublicJWK().toJSONString() + ","
                        + rsa.toPublicJWK().toJSONString() + "]}}]}");
        register = RunningRegister.start(new Settings(
                new Settings.Listen("127.0.0.1", 0, null),
                Settings.Limits.DEFAULT,
                null,
                "memory",
                Settings.Writes.OFF,
                RunningRegister.TODAY,
                file));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void discoveryIsOpenToAll() {
        assertThat(register.get(register.root() + "/cds-services").statusCode()).isEqualTo(200);
    }

    @Test
    void aCallWithoutATokenIsTurnedAway() {
        assertThat(register.post(address(), "application/json", body()).statusCode())
                .isEqualTo(401);
        assertThat(register.post(address(), "application/json", body(), "Authorization", "Basic eDp5")
                        .statusCode())
                .isEqualTo(401);
        assertThat(status("nonsense")).isEqualTo(401);
    }

    @Test
    void aTokenOfATrustedClientForThisServiceIsLetIn() throws JOSEException {
        assertThat(status(signed(claims().build(), key))).isEqualTo(200);
    }

    /** The two algorithms that CDS Hooks asks clients to support are ES384 and RS384. */
    @Test
    void aTokenSignedWithAnRsaKeyIsLetInToo() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("r1").build(), claims().build());
        token.sign(new RSASSASigner(rsa));
        assertThat(status(token.serialize())).isEqualTo(200);
    }

    /** A token may name an address for its keys: it is never asked, the keys are those that the operator has put down. */
    @Test
    void anAddressForKeysInATokenChangesNothing() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                .keyID("k1")
                .jwkURL(URI.create("https://stranger.example/keys"))
                .build();
        SignedJWT trusted = new SignedJWT(header, claims().build());
        trusted.sign(new ECDSASigner(key));
        assertThat(status(trusted.serialize())).isEqualTo(200);
        SignedJWT forged = new SignedJWT(header, claims().build());
        forged.sign(new ECDSASigner(stranger));
        assertThat(status(forged.serialize())).isEqualTo(401);
    }

    @Test
    void feedbackNeedsATokenOfItsOwn() throws JOSEException {
        String address = address() + "/feedback";
        String body = "{\"feedback\":[]}";
        assertThat(register.post(address, "application/json", body).statusCode())
                .isEqualTo(401);
        String token = signed(claims().audience(address).build(), key);
        assertThat(register.post(address, "application/json", body, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenIsGoodOnce() throws JOSEException {
        String token = signed(claims().build(), key);
        assertThat(status(token)).isEqualTo(200);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherKeyIssuerServiceOrTimeIsTurnedAway() throws JOSEException {
        Instant now = Instant.now();
        assertThat(status(signed(claims().build(), stranger))).isEqualTo(401);
        assertThat(status(signed(claims().issuer("https://other.example").build(), key)))
                .isEqualTo(401);
        assertThat(status(signed(claims().audience(address() + "/feedback").build(), key)))
                .isEqualTo(401);
        assertThat(status(signed(
                        claims().expirationTime(Date.from(now.minusSeconds(120)))
                                .build(),
                        key)))
                .isEqualTo(401);
        assertThat(status(signed(
                        claims().expirationTime(Date.from(now.plusSeconds(3600)))
                                .build(),
                        key)))
                .isEqualTo(401);
        assertThat(status(signed(
                        claims().issueTime(Date.from(now.plusSeconds(600))).build(), key)))
                .isEqualTo(401);
        assertThat(status(signed(claims().jwtID(null).build(), key))).isEqualTo(401);
    }

    @Test
    void aTokenWithoutARealSignatureIsTurnedAway() throws JOSEException {
        assertThat(status(new PlainJWT(claims().build()).serialize())).isEqualTo(401);
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims().build());
        shared.sign(new MACSigner("0123456789012345678901234567890123456789"));
        assertThat(status(shared.serialize())).isEqualTo(401);
    }

    private static int status(String token) {
        return register.post(address(), "application/json", body(), "Authorization", "Bearer " + token)
                .statusCode();
    }

    private static String address() {
        return register.root() + "/cds-services/order-sign";
    }

    private static String body() {
        return CdsHooksTest.request("order-sign", CdsHooksTest.drafts()).toString();
    }

    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(address())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(240)))
                .jwtID(UUID.randomUUID().toString());
    }

    private static String signed(JWTClaimsSet claims, ECKey with) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1").build(), claims);
        token.sign(new ECDSASigner(with));
        return token.serialize();
    }
}
