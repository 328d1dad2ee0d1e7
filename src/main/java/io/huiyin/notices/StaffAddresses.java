package io.huiyin.notices;

import io.huiyin.messaging.AddressBook;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Contact;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where members of staff are reached. Who no longer works here is reached nowhere. */
@ApplicationScoped
class StaffAddresses implements AddressBook {

    private final StaffMembers staff;

    StaffAddresses(StaffMembers staff) {
        this.staff = staff;
    }

    @Override
    public String recipientType() {
        return "staff";
    }

    @Override
    public Map<UUID, Contact> find(Set<UUID> ids) {
        return staff.findAll(ids).values().stream()
                .filter(StaffMember::active)
                .collect(Collectors.toMap(StaffMember::id, StaffAddresses::contact));
    }

    private static Contact contact(StaffMember member) {
        var addresses = new EnumMap<ChannelKind, String>(ChannelKind.class);
        // Who has bound which account, the operator's own gateway knows.
        addresses.put(ChannelKind.WECHAT, member.id().toString());
        addresses.put(ChannelKind.APP, member.id().toString());
        if (member.email() != null) addresses.put(ChannelKind.E_MAIL, member.email());
        if (member.phone() != null) {
            addresses.put(ChannelKind.SMS, member.phone());
            addresses.put(ChannelKind.PHONE, member.phone());
        }
        return new Contact(member.name(), List.of(), addresses);
    }
}
