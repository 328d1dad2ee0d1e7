package io.huiyin.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.messaging.AddressBook;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Contact;
import io.huiyin.testing.SmallEstate;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddressesTest {

    @Inject
    StaffAddresses staff;

    @Inject
    OwnerAddresses owners;

    @Inject
    Database database;

    private SmallEstate estate;

    @BeforeEach
    void open() {
        estate = SmallEstate.build();
    }

    @Test
    void an_owner_is_reached_by_the_first_phone_and_by_mail_in_the_order_of_their_liking() {
        var owner = owner("'name': '王一', 'phones': ['13812345678', '13912345678'], 'email': 'wang@example.com',"
                + " 'preferredChannels': ['IN_PERSON', 'E_MAIL', 'SMS']");

        var contact = find(owners, owner);

        assertThat(contact.name()).isEqualTo("王一");
        assertThat(contact.preferred()).containsExactly(ChannelKind.E_MAIL, ChannelKind.SMS);
        assertThat(contact.addresses().get(ChannelKind.SMS)).contains("13812345678");
        assertThat(contact.addresses()).containsEntry(ChannelKind.E_MAIL, "wang@example.com");
        assertThat(contact).hasToString("Contact" + contact.addresses().keySet());
    }

    @Test
    void an_owner_without_phone_and_mail_is_reached_nowhere() {
        var contact = find(owners, owner("'name': '李二', 'phones': [], 'preferredChannels': ['WECHAT']"));

        assertThat(contact.addresses()).isEmpty();
    }

    @Test
    void who_no_longer_works_here_is_reached_nowhere() {
        var contact = find(staff, estate.engineer());
        assertThat(contact.addresses()).containsKey(ChannelKind.SMS);

        estate.api().post("/v1/staff/" + estate.engineer() + "/deactivate").statusCode(200);

        assertThat(found(staff, estate.engineer())).isEmpty();
    }

    private UUID owner(String fields) {
        return estate.api()
                .create("/v1/owners", "{'communityId': '%s', 'kind': 'PERSON', %s}", estate.community(), fields);
    }

    private Contact find(AddressBook book, UUID id) {
        return found(book, id).get(id);
    }

    private Map<UUID, Contact> found(AddressBook book, UUID id) {
        return database.in(Caller.job("test", estate.community()), () -> book.find(Set.of(id)));
    }
}
