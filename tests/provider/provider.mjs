// An OpenID Connect provider on the loopback, for the tests: who there is stands in a file that is
// read at each sign-in, so that a test can take a group away.
import { readFileSync } from "node:fs";
import Provider from "oidc-provider";

const { port, people, redirect, secret } = JSON.parse(process.argv[2]);
const issuer = `http://localhost:${port}`;
const known = () => JSON.parse(readFileSync(people, "utf-8"));

const page = (body) =>
  `<!doctype html><html lang="en"><title>The tests' provider</title><body>${body}</body></html>`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "dashboard",
      client_secret: secret,
      redirect_uris: [redirect],
      post_logout_redirect_uris: [redirect, redirect.replace(/oauth2callback$/, "")],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  cookies: { keys: [secret] },
  claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false,
  pkce: { required: () => false },
  findAccount: (_, id) => {
    const claims = known()[id];
    return claims && { accountId: id, claims: () => ({ sub: id, ...claims }) };
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => {
        ctx.body = page(`${form}<button name="logout" value="yes" form="op.logoutForm">Leave</button>`);
      },
    },
  },
});

provider.use(async (ctx, next) => {
  const uid = /^\/interaction\/([\w-]+)$/.exec(ctx.path)?.[1];
  if (!uid) return next();
  const details = await provider.interactionDetails(ctx.req, ctx.res);
  if (details.prompt.name === "login") {
    const login = new URLSearchParams(ctx.search).get("login");
    if (!login || !known()[login]) {
      ctx.body = page(`<form><label>Account <input name="login"></label><button>Enter</button></form>`);
      return undefined;
    }
    return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: login } });
  }
  const grant = new provider.Grant({
    accountId: details.session.accountId,
    clientId: details.params.client_id,
  });
  grant.addOIDCScope("openid profile email");
  return provider.interactionFinished(ctx.req, ctx.res, {
    consent: { grantId: await grant.save() },
  });
});

provider.listen(port, "127.0.0.1");
