// @actions/core loads an HTTP client only to ask for OIDC tokens, which this action never does. Leaving it out of the
// bundle halves the time that the action needs to start.

export class HttpClient {
  constructor() {
    throw new Error('this action makes no OIDC requests, so its bundle holds no HTTP client');
  }
}

export class BearerCredentialHandler extends HttpClient {}
