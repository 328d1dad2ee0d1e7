/** The resources of fees, bills and payments. */
package io.huiyin.billing.rest;
