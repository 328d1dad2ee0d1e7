/** {@code /v1/forms} with its versions, and {@code /v1/form-records}. */
package io.huiyin.forms.rest;
