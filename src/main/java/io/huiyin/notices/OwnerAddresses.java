package io.huiyin.notices;

import io.huiyin.messaging.AddressBook;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Contact;
import io.huiyin.owners.Channel;
import io.huiyin.owners.Owners;
import io.huiyin.owners.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where owners are reached, and how they like it. */
@ApplicationScoped
class OwnerAddresses implements AddressBook {

    private final Owners owners;

    OwnerAddresses(Owners owners) {
        this.owners = owners;
    }

    @Override
    public String recipientType() {
        return "owner";
    }

    @Override
    public Map<UUID, Contact> find(Set<UUID> ids) {
        var homes = owners.postalAddresses(ids);
        return owners.recipients(ids).stream()
                .collect(Collectors.toMap(Recipient::ownerId, owner -> contact(owner, homes.get(owner.ownerId()))));
    }

    private static Contact contact(Recipient owner, String home) {
        var addresses = new EnumMap<ChannelKind, String>(ChannelKind.class);
        // Who has bound which account, the operator's own gateway knows.
        addresses.put(ChannelKind.WECHAT, owner.ownerId().toString());
        addresses.put(ChannelKind.APP, owner.ownerId().toString());
        if (home != null) addresses.put(ChannelKind.LETTER, home);
        faxOf(owner).ifPresent(number -> addresses.put(ChannelKind.FAX, number));
        if (owner.email() != null) addresses.put(ChannelKind.E_MAIL, owner.email());
        if (!owner.phones().isEmpty()) {
            addresses.put(ChannelKind.SMS, owner.phones().getFirst());
            addresses.put(ChannelKind.PHONE, owner.phones().getFirst());
        }
        var preferred = owner.preferredChannels().stream()
                .map(OwnerAddresses::kind)
                .filter(Objects::nonNull)
                .toList();
        return new Contact(owner.name(), preferred, addresses);
    }

    /** A telefax is a fixed line, of one who likes telefaxes. */
    private static Optional<String> faxOf(Recipient owner) {
        if (!owner.preferredChannels().contains(Channel.FAX)) return Optional.empty();
        return owner.phones().stream().filter(number -> number.startsWith("0")).findFirst();
    }

    /** @return null for a way that no message takes */
    private static ChannelKind kind(Channel channel) {
        return switch (channel) {
            case E_MAIL -> ChannelKind.E_MAIL;
            case SMS -> ChannelKind.SMS;
            case FAX -> ChannelKind.FAX;
            case PHONE -> ChannelKind.PHONE;
            case WECHAT -> ChannelKind.WECHAT;
            case LETTER -> ChannelKind.LETTER;
            case IN_PERSON -> null;
        };
    }
}
