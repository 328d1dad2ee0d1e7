package io.huiyin.messaging;

import io.huiyin.messaging.MessagingConfig.Security;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Electronic mail over SMTP. The message's id is the mail's {@code Message-ID}, so that a mail box recognises one that
 * came twice.
 */
@ApplicationScoped
class EmailChannel implements Channel {

    /** Replies about this mail that will be the same tomorrow; others, such as a wrong password, can be put right. */
    private static final Set<Integer> FINAL = Set.of(501, 550, 551, 552, 553, 554);

    private final MessagingConfig.Email config;
    private final Clock clock;
    private final Session session;

    EmailChannel(MessagingConfig config, Clock clock) {
        this.config = config.email();
        this.clock = clock;
        session = Session.getInstance(properties(this.config));
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.E_MAIL;
    }

    @Override
    public boolean isReady() {
        return config.from().isPresent();
    }

    @Override
    public Receipt send(Envelope envelope) {
        try {
            var mail = mail(envelope);
            try (var line = session.getTransport()) {
                line.connect(
                        config.host(),
                        config.port(),
                        config.username().orElse(null),
                        config.password().orElse(null));
                line.sendMessage(mail, mail.getAllRecipients());
                return Receipt.of("accepted");
            }
        } catch (MessagingException e) {
            throw new DeliveryFailed(isFinal(e), reason(e), e);
        }
    }

    private MimeMessage mail(Envelope envelope) throws MessagingException {
        var from = new InternetAddress(config.from().orElseThrow(), true);
        var to = new InternetAddress(envelope.address(), true);
        var mail = new Identified(session, envelope.messageId() + "@" + domain(from));
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject(envelope.subject(), StandardCharsets.UTF_8.name());
        mail.setText(envelope.body(), StandardCharsets.UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(Date.from(clock.instant()));
        mail.saveChanges();
        return mail;
    }

    /** A mail whose {@code Message-ID} is given. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }

    /** What went wrong lies innermost: the reply about a recipient stands behind one about the mail. */
    private static Exception innermost(MessagingException failure) {
        Exception found = failure;
        while (found instanceof MessagingException outer && outer.getNextException() != null) {
            found = outer.getNextException();
        }
        return found;
    }

    private static boolean isFinal(MessagingException failure) {
        return switch (innermost(failure)) {
            case AddressException notAnAddress -> true;
            case SMTPSenderFailedException aboutUs -> false;
            case SMTPAddressFailedException refused -> FINAL.contains(refused.getReturnCode());
            case SMTPSendFailedException refused -> FINAL.contains(refused.getReturnCode());
            default -> false;
        };
    }

    private static String reason(MessagingException failure) {
        var cause = innermost(failure);
        var message =
                cause.getMessage() == null ? "" : ": " + cause.getMessage().strip();
        return cause.getClass().getSimpleName() + message;
    }

    private static String domain(InternetAddress from) {
        return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }

    private static Properties properties(MessagingConfig.Email config) {
        var protocol = config.security() == Security.TLS ? "smtps" : "smtp";
        var prefix = "mail." + protocol + ".";
        var timeout = String.valueOf(config.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "auth", String.valueOf(config.username().isPresent()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(config.security() == Security.STARTTLS));
        properties.setProperty(prefix + "starttls.required", String.valueOf(config.security() == Security.STARTTLS));
        return properties;
    }
}
