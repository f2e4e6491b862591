// An OpenID provider set up like ProConnect, for tests on this machine alone: RS256, userinfo signed
// as a JWT, PKCE compulsory, no page to fill. POST /__state says who signs in next and which answer
// is forged: {person: {sub, …claims}, forge: {id_token | userinfo: {claims, header, key, remember}}}.
// Arguments: the address of return after sign-in, then after sign-out.
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import Provider from "oidc-provider";

const clientId = "iatheque";
const signing = { kid: "signature", alg: "RS256", use: "sig" };
const own = await generateKeyPair("RS256", { extractable: true });
const foreign = await generateKeyPair("RS256");
let state = { person: {}, forge: {} };
let remembered = null;

const server = createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;
const scopes = ["given_name", "usual_name", "email", "siret", "idp_id"];

const provider = new Provider(issuer, {
  clients: [{
    client_id: clientId,
    client_secret: "secret-des-tests",
    redirect_uris: [process.argv[2]],
    post_logout_redirect_uris: [process.argv[3]],
    grant_types: ["authorization_code"],
    response_types: ["code"],
    token_endpoint_auth_method: "client_secret_post",
    id_token_signed_response_alg: "RS256",
    userinfo_signed_response_alg: "RS256",
  }],
  jwks: { keys: [{ ...(await exportJWK(own.privateKey)), ...signing }] },
  cookies: { keys: ["cookies-des-tests"] },
  scopes: ["openid", ...scopes],
  claims: { openid: ["sub"], acr: null, ...Object.fromEntries(scopes.map((name) => [name, [name]])) },
  acrValues: ["eidas1"],
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource: askToLeave },
  },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...state.person, sub }) }),
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope(["openid", ...scopes].join(" "));
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  if (ctx.path === "/__state") {
    state = { forge: {}, ...JSON.parse(await text(ctx.req)) };
    ctx.body = {};
  } else if (ctx.path.startsWith("/interaction/")) {
    const login = { accountId: state.person.sub, acr: state.person.acr ?? "eidas1" };
    await provider.interactionFinished(ctx.req, ctx.res, { login });
    ctx.respond = false;
  } else {
    await next();
    if (ctx.oidc?.route === "token" && state.forge.id_token && ctx.body.id_token) {
      ctx.body = { ...ctx.body, id_token: await forge(ctx.body.id_token, state.forge.id_token) };
    }
    if (ctx.oidc?.route === "userinfo" && state.forge.userinfo) {
      ctx.body = await forge(String(ctx.body), state.forge.userinfo);
    }
  }
});

function askToLeave(ctx, form) {
  const button = '<button form="op.logoutForm" name="logout" value="yes">Quitter</button>';
  ctx.body = `<!DOCTYPE html><html lang="fr"><title>Quitter</title>${form}${button}</html>`;
}

async function forge(token, { claims = {}, header = {}, key = "own", remember = false }) {
  const payload = { ...JSON.parse(part(token, 1)), ...claims };
  const head = { alg: "RS256", kid: signing.kid, ...header };
  if (remember) remembered ??= token;
  if (remember) return remembered;
  if (head.alg === "none") return `${encode(head)}.${encode(payload)}.`;
  if (key === "public") {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(own.publicKey)));
    return new SignJWT(payload).setProtectedHeader({ ...head, alg: "HS256" }).sign(secret);
  }
  const pair = key === "foreign" ? foreign : own;
  return new SignJWT(payload).setProtectedHeader(head).sign(pair.privateKey);
}

function part(token, index) {
  return Buffer.from(token.split(".")[index], "base64url").toString();
}

function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

server.on("request", provider.callback());
console.log(issuer);
