/** {@code /v1/owners} with what belongs to an owner, and {@code /v1/household-heads}. */
package io.huiyin.owners.rest;
