package io.huiyin.app.http;

import io.huiyin.web.Request;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the digest of a JSON body for the Idempotency-Key, and lets nothing but JSON in UTF-8 through. */
@Provider
class BodyDigest implements ReaderInterceptor {

    private final Request request;
    private final int most;

    BodyDigest(Request request, @ConfigProperty(name = "huiyin.http.max-json-size") MemorySize most) {
        this.request = request;
        this.most = Math.toIntExact(most.asLongValue());
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException, WebApplicationException {
        // Whoever reads plain text would make any type of a text, the body of an operation too.
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) throw new NotSupportedException();
        byte[] body = context.getInputStream().readNBytes(most + 1);
        if (body.length > most) throw UploadLimit.tooLarge(most);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw new WebApplicationException("not UTF-8", 400);
        }
        request.digested(sha256(body));
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) sha.update(part);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
