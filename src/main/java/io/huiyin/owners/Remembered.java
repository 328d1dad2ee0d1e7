package io.huiyin.owners;

import java.util.List;
import java.util.UUID;

/**
 * A part of an owner's record as it was before or after a change; the others are absent.
 *
 * @param householdHead who stood for the household of the change's house
 */
public record Remembered(
        String name,
        List<String> phones,
        EmergencyContact emergencyContact,
        Head householdHead,
        String identityNumber,
        Segment segment,
        String complaintPoints) {

    /** Who stands for a household (户主). */
    public record Head(UUID ownerId, String name) {}

    static Remembered name(String name) {
        return new Remembered(name, null, null, null, null, null, null);
    }

    static Remembered phones(List<String> phones) {
        return phones.isEmpty() ? null : new Remembered(null, phones, null, null, null, null, null);
    }

    static Remembered emergencyContact(EmergencyContact contact) {
        return contact == null ? null : new Remembered(null, null, contact, null, null, null, null);
    }

    static Remembered householdHead(Head head) {
        return head == null ? null : new Remembered(null, null, null, head, null, null, null);
    }

    static Remembered identityNumber(String number) {
        return number == null ? null : new Remembered(null, null, null, null, number, null, null);
    }

    static Remembered segment(Segment segment) {
        return new Remembered(null, null, null, null, null, segment, null);
    }

    static Remembered complaintPoints(String points) {
        return points == null ? null : new Remembered(null, null, null, null, null, null, points);
    }

    Remembered as(Shown shown) {
        return new Remembered(
                name,
                phones == null ? null : phones.stream().map(shown::number).toList(),
                emergencyContact == null || shown.numbers() ? emergencyContact : emergencyContact.masked(),
                householdHead,
                shown.number(identityNumber),
                segment,
                complaintPoints);
    }

    /** Null where it says nothing but who else stood for a household. */
    Remembered withoutOthers(UUID ownerId) {
        return householdHead == null || householdHead.ownerId().equals(ownerId) ? this : null;
    }

    @Override
    public String toString() {
        return "Remembered[***]";
    }
}
