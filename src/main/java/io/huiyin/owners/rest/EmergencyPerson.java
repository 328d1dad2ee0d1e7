package io.huiyin.owners.rest;

import io.huiyin.owners.EmergencyContact;
import io.huiyin.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Whom to call when the owner cannot be reached, as a client writes it. */
record EmergencyPerson(
        @NotBlank @Size(max = 100) @PlainText String name,
        @Size(max = 50) @PlainText String relation,
        @Size(min = 1, max = 40) String phone) {

    EmergencyContact contact() {
        return new EmergencyContact(name, relation, phone);
    }
}
