/** Owners (业主): people and companies, what they are to which houses, their households, and the history of both. */
package io.huiyin.owners;
