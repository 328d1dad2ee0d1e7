package io.huiyin.owners;

import io.huiyin.protection.Mask;

/**
 * Whom to call when the owner cannot be reached (紧急情况联系人).
 *
 * @param relation to the owner, in words
 */
public record EmergencyContact(String name, String relation, String phone) {

    EmergencyContact masked() {
        return new EmergencyContact(name, relation, Mask.of(phone));
    }
}
