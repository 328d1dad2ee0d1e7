package io.huiyin.messaging;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;

/**
 * A mail server that speaks SMTP; for good it refuses everyone whose name begins with {@code nobody}, for now everyone
 * whose name begins with {@code busy}.
 */
public class MailServer extends GreenMail {

    public MailServer(int port) {
        super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers ignored) {
        managers = new Refusing();
        return super.createServices(setups, managers);
    }

    private static final class Refusing extends Managers {

        private final SmtpManager smtp = new Refuser(getImapHostManager(), getUserManager());

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }

    private static final class Refuser extends SmtpManager {

        Refuser(ImapHostManager mailboxes, UserManager users) {
            super(mailboxes, users);
        }

        @Override
        public String checkRecipient(SmtpState state, MailAddress recipient) {
            if (recipient.getUser().startsWith("nobody")) {
                return "550 5.1.1 <" + recipient.getEmail() + ">: no such mailbox";
            }
            if (recipient.getUser().startsWith("busy"))
                return "450 4.2.1 <" + recipient.getEmail() + ">: try again later";
            return super.checkRecipient(state, recipient);
        }
    }
}
